"""The forms of plain values, as patterns that JSON Schema, pydantic and the forms of the admin share. No Django."""

# Without what no text has (``refused.py``): tabs and line breaks it may have; of a line, no breaks either.
TEXT = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]*$"
LINE = r"^[^\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]*$"
KEY = r"^[\w-]+$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
ANY_LANGUAGE = f"^({LANGUAGE[1:-1]})?$"
URL = r"^(https?://[^\s<>\"]+)?$"
