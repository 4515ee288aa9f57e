"""Photos and scans inside the file: each content once, at most 5 MB."""

from __future__ import annotations

from pathlib import Path

import pytest

from distributor_desk.core.errors import DeskError
from distributor_desk.core.language import plain
from distributor_desk.features.customers.records import Customer, Rep
from distributor_desk.storage import undo
from distributor_desk.storage.attachments import LARGEST, AttachedFile, attach, attached, content_of
from distributor_desk.storage.database import Company
from tests.storage.making import add_shop, raw


def add(
    company: Company, owner_id: int, name: str, content: bytes, owner: type[Customer | Rep] = Customer
) -> int:
    with company.write(plain("attach")) as work:
        return attach(work, owner, owner_id, name, content)


def test_one_content_is_kept_once_whatever_it_is_called(company: Company, company_file: Path) -> None:
    one, two = add_shop(company, "惠多多"), add_shop(company, "好又多")
    first = add(company, one, "门头.jpg", b"photo")
    add(company, one, "合同.pdf", b"scan")
    second = add(company, two, "copy.jpg", b"photo")
    assert raw(company_file, "SELECT COUNT(*) FROM attachment_content") == [(2,)]
    with company.read() as session:
        assert attached(session, Customer, one) == [
            AttachedFile(1, "门头.jpg", 5),
            AttachedFile(2, "合同.pdf", 4),
        ]
        assert attached(session, Rep, one) == []
        assert content_of(session, first) == content_of(session, second) == b"photo"


def test_five_megabytes_fit_and_a_byte_more_does_not(company: Company, company_file: Path) -> None:
    shop_id = add_shop(company, "惠多多")
    add(company, shop_id, "a.jpg", b"x" * LARGEST)
    with pytest.raises(DeskError) as refused:
        add(company, shop_id, "大图.jpg", b"x" * (LARGEST + 1))
    assert "“大图.jpg”有 5.0 MB，最大 5 MB" in refused.value.in_("zh")
    assert raw(company_file, "SELECT COUNT(*) FROM attachment") == [(1,)]


def test_an_attachment_is_undone_and_comes_back_with_its_content(company: Company) -> None:
    shop_id = add_shop(company, "惠多多")
    made = add(company, shop_id, "门头.jpg", b"photo")
    undo.undo(company)
    with company.read() as session:
        assert attached(session, Customer, shop_id) == []
    undo.redo(company)
    with company.read() as session:
        assert content_of(session, made) == b"photo"
