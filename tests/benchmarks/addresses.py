"""What benchmarks ask a portal of made-up lives for, as a reader, a program and an editor."""

from __future__ import annotations

from typing import Any

PUBLIC = {
    "front page": "/",
    "people": "/people/",
    "people, page 2": "/people/?page=2",
    "people, a letter": "/people/?letter=K",
    "people by birth": "/people/?order=birth",
    "people, changed last": "/people/?order=changed",
    "people of a century": "/people/?century=19",
    "people alive in a year": "/people/?alive=1850",
    "people in office in a year": "/people/?in_office=1850",
    "people of an office": "/people/?office={office}",
    "people of a place": "/people/?place={place}",
    "people with an honour": "/people/?honour=orders",
    "people with an award": "/people/?award=medal",
    "person": "/people/{person}/",
    "post": "/people/{person}/{post}/",
    "mentioned in": "/people/{person}/mentioned-in/",
    "life as JSON": "/people/{person}/biography.json",
    "feed of a life": "/people/{person}/versions/feed.atom",
    "compare": "/compare/?life={person}&life={other}",
    "search, a common word": "/search/?q=council",
    "search, a name": "/search/?q={name}",
    "search, a rare word": "/search/?q={rare}",
    "search, no hit": "/search/?q=zyzzyva",
    "suggestions": "/search/suggest/?q=ka",
    "suggestions, a mistake": "/search/suggest/?q=Kampfeldt",
    "on this day": "/on-this-day/02-04/",
    "as of": "/as-of/1850-02-04/",
    "offices": "/offices/",
    "an office": "/offices/{office}/",
    "places": "/places/",
    "a place": "/places/{place}/",
    "organisations": "/organisations/",
    "an organisation": "/organisations/{organisation}/",
    "fields": "/fields/",
    "a field": "/fields/{field}/",
    "honours": "/honours/",
    "an honour": "/honours/{honour}/",
    "feed of changes": "/feeds/changes.atom",
    "feed of corrections": "/feeds/corrections.atom",
    "sitemap": "/sitemap.xml",
    "llms.txt": "/llms.txt",
    "no such page": "/people/nobody-at-all/",
}
API = {
    "v2 pages": "/api/v2/pages/",
    "v2 pages, far down": "/api/v2/pages/?offset=60",
    "v2 people": "/api/v2/pages/?type=biography.PersonPage&fields=*",
    "v2 people by name": "/api/v2/pages/?type=biography.PersonPage&order=sort_name",
    "v2 people by birth": "/api/v2/pages/?type=biography.PersonPage&birth_date_from=1850&order=birth_date",
    "v2 posts": "/api/v2/pages/?type=biography.CareerPeriodPage&fields=*",
    "v2 posts of an office": "/api/v2/pages/?type=biography.CareerPeriodPage&office={office}",
    "v2 children": "/api/v2/pages/?child_of={person_id}",
    "v2 descendants": "/api/v2/pages/?descendant_of={person_id}",
    "v2 search": "/api/v2/pages/?search=council",
    "v2 search of people": "/api/v2/pages/?type=biography.PersonPage&search={rare}",
    "v2 page": "/api/v2/pages/{person_id}/",
    "v2 find": "/api/v2/pages/find/?html_path=/people/{person}/",
    "v2 images": "/api/v2/images/",
    "v3 people": "/api/v3/people/",
    "v3 people by birth": "/api/v3/people/?order=birth",
    "v2 people of a field": "/api/v2/pages/?type=biography.PersonPage&field={field}",
    "v3 people of a place": "/api/v3/people/?place={place}",
    "v3 people of a field": "/api/v3/people/?field={field}",
    "v3 people by words": "/api/v3/people/?search={name}",
    "v3 person": "/api/v3/people/{person}/",
    "v3 office": "/api/v3/offices/{office}/",
}
ADMIN = {
    "admin: front page": "/admin/",
    "admin: explorer": "/admin/pages/{index_id}/",
    "admin: explorer by title": "/admin/pages/{index_id}/?ordering=title",
    "admin: explorer of a life": "/admin/pages/{person_id}/",
    "admin: explorer, search": "/admin/pages/{index_id}/?q={rare}",
    "admin: people": "/admin/people/",
    "admin: people by date": "/admin/people/?ordering=-latest_revision_created_at",
    "admin: people by posts": "/admin/people/?ordering=-period_count",
    "admin: people, search": "/admin/people/?q={name}",
    "admin: search": "/admin/pages/search/?q={rare}",
    "admin: chooser": "/admin/choose-page/{index_id}/",
    "admin: editor": "/admin/pages/{person_id}/edit/",
    "admin: history": "/admin/pages/{person_id}/history/",
    "admin: usage": "/admin/pages/{person_id}/usage/",
    "admin: findings": "/admin/reports/review/",
    "admin: coverage": "/admin/reports/coverage/",
    "admin: site history": "/admin/reports/site-history/",
    "admin: aging pages": "/admin/reports/aging-pages/",
    "admin: places": "/admin/snippets/biography/place/",
    "admin: place": "/admin/snippets/biography/place/edit/{place_id}/",
}


def some_pages() -> dict[str, Any]:
    """One of each kind of page of ``portal_lives``, the same in a database of any size."""
    from biography.models import CareerPeriodPage, FieldOfActivity, HonourCategoryPage, PeopleIndexPage, PersonPage

    person, other = (PersonPage.objects.get(slug__endswith=f"-{number}") for number in (3, 4))
    posts = list(CareerPeriodPage.objects.child_of(person).select_related("office", "organisation", "place"))
    honours = HonourCategoryPage.objects.child_of(person).order_by("path")[0].honours.order_by("sort_order")
    return {
        "person": person,
        "other": other,
        "post": min(posts, key=lambda post: post.path),
        "office": next(post.office for post in posts if post.office),
        "organisation": next(post.organisation for post in posts if post.organisation),
        "place": next(post.place for post in posts if post.place),
        "honour": honours[0],
        "field": FieldOfActivity.objects.order_by("pk")[0],
        "index": PeopleIndexPage.objects.ancestor_of(person)[0],
    }


def names_of(pages: dict[str, Any]) -> dict[str, Any]:
    """What stands in braces in the addresses."""
    person = pages["person"]
    return {
        "person": person.slug,
        "person_id": person.pk,
        "other": pages["other"].slug,
        "post": pages["post"].slug,
        "office": pages["office"].key,
        "organisation": pages["organisation"].key,
        "place": pages["place"].key,
        "place_id": pages["place"].pk,
        "honour": pages["honour"].title_key,
        "field": pages["field"].key,
        "name": person.family_name or person.title.split()[-1],
        "rare": person.title,
        "index_id": pages["index"].pk,
    }
