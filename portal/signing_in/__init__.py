"""How editors sign in: password, second factor, and what is done against guessing. The views are django-allauth's."""
