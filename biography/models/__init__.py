from biography.models.career_period import CareerPeriodPage, PeriodEvent
from biography.models.contact_page import ContactPage
from biography.models.due_version import DueVersion
from biography.models.enquiry import Enquiry
from biography.models.field_of_activity import FieldOfActivity
from biography.models.former_key import FormerKey
from biography.models.home import FeaturedLife, HomePage
from biography.models.honour_category import Honour, HonourCategoryPage
from biography.models.image import PortalImage, PortalRendition
from biography.models.life_link import LifeLink
from biography.models.listed_name import ListedField, ListedOffice, ListedOrganisation, ListedPerson, ListedPlace
from biography.models.loaded_life import LoadedLife
from biography.models.name_word import NameForm, NameWord, TitleWord
from biography.models.office import Office
from biography.models.organisation import Organisation
from biography.models.people_index import PeopleIndexPage
from biography.models.person import PersonPage
from biography.models.person_rows import (
    Activity,
    AuthorityIdentifier,
    BibliographyEntry,
    Education,
    LifeEvent,
    OtherName,
    Relative,
)
from biography.models.place import Place
from biography.models.protection import LifeProtection
from biography.models.review import AcceptedFinding, LifeFinding, LifeReview
from biography.models.source import Source
from biography.models.standard_page import StandardPage
from biography.models.version import LifeVersion
from biography.models.whole_life import WholeLife

__all__ = [
    "AcceptedFinding",
    "Activity",
    "AuthorityIdentifier",
    "BibliographyEntry",
    "CareerPeriodPage",
    "ContactPage",
    "DueVersion",
    "Education",
    "Enquiry",
    "FeaturedLife",
    "FieldOfActivity",
    "FormerKey",
    "HomePage",
    "Honour",
    "HonourCategoryPage",
    "LifeEvent",
    "LifeFinding",
    "LifeLink",
    "LifeProtection",
    "LifeReview",
    "LifeVersion",
    "ListedField",
    "ListedOffice",
    "ListedOrganisation",
    "ListedPerson",
    "ListedPlace",
    "LoadedLife",
    "NameForm",
    "NameWord",
    "Office",
    "Organisation",
    "OtherName",
    "PeopleIndexPage",
    "PeriodEvent",
    "PersonPage",
    "Place",
    "PortalImage",
    "PortalRendition",
    "Relative",
    "Source",
    "StandardPage",
    "TitleWord",
    "WholeLife",
]
