"""One life in the formats that other programs read: each a pure function of a document and its publication.

A module per format, and a line in the registry by its decorator. Nothing here asks a database or a request.
"""

from biography.formats import bibtex, csl, document_file, jsonld, markdown, ris
from biography.formats.registry import FORMATS, Format, Publication

__all__ = ["FORMATS", "Format", "Publication", "bibtex", "csl", "document_file", "jsonld", "markdown", "ris"]
