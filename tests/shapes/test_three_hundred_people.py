"""The made-up people can be loaded, and are the same each time."""

from collections import Counter

from PIL import Image

from biography.exchange.reading import read_biography
from tests.shapes.portraits import PROPORTIONS, portrait
from tests.shapes.three_hundred_people import ALONE, people


def test_there_are_three_hundred_and_the_same_each_time():
    specs = people()
    assert len(specs) == 300 == len({spec["slug"] for spec in specs})
    assert specs == people()
    assert Counter(spec["name"]["display"] for spec in specs)["John Smith"] > 10


def test_those_of_one_shape_are_lives_of_that_shape():
    lives = {spec["slug"]: read_biography(spec) for spec in people()[: len(ALONE)]}
    assert set(lives["nothing"].for_file()) == {"format", "id", "slug", "language", "name"}
    assert len(lives["sixty-periods"].career) == 60
    assert len(lives["ten-names"].other_names) > 10
    assert [len(group.honours) for group in lives["three-hundred-honours-in-one"].honours] == [300]
    assert len(lives["family-of-thirty"].family) == 31


def test_a_portrait_can_have_any_proportions(tmp_path):
    for number, size in enumerate(PROPORTIONS):
        with Image.open(tmp_path / portrait(tmp_path, "one", number)["file"]) as picture:
            assert picture.size == size
