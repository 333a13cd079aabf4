"""Files as their publishers wrote them are read whole."""

import pytest

from entente.files.tables import PROBLEM, read
from tests.shared import shared


@pytest.mark.parametrize(
    ("name", "rows", "columns"),
    [
        ("cordis/h2020_cyber/project.csv", 53, 20),
        ("cordis/h2020_cyber/organization.csv", 443, 25),
        ("cordis/h2020_2014_2015/project.csv", 7_574, 20),
        ("cordis/h2020_2014_2015/organization.csv", 31_868, 25),
        ("cordis/h2020_cyber_2016_2020/project.csv", 155, 20),
        ("nuts_2021.csv", 2_010, 8),
    ],
)
def test_every_row_fits_its_header(name: str, rows: int, columns: int) -> None:
    table = read(shared(name))

    read_rows = list(table.rows)

    assert (len(table.columns), len(read_rows)) == (columns, rows)
    assert not [line for line, cells in read_rows if PROBLEM in cells]
