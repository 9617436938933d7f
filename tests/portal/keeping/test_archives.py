"""An archive holds what its manifest says, or it is refused; it never overwrites, and a failure leaves nothing."""

import shutil
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charter_portal.keeping.archives import reading, writing
from charter_portal.keeping.exceptions import BackupExists, DamagedBackup, NotABackup
from charter_portal.keeping.manifest import NAME, Facts, Manifest, is_safe, read, written

FACTS = Facts(("app.0001_initial",), 3, "a" * 64, None, {"app_row": 3})
DATABASE, PHOTOGRAPH = "database.sqlite3", "media/photographs/a.jpg"


def write(path, contents):
    with writing(path) as (archive, folder):
        for name, content in contents.items():
            source = folder / "source"
            source.write_bytes(content)
            archive.add(name, source, pack=name == DATABASE)
        archive.finish(Manifest("sqlite", "2026-11-28T04:00:00+00:00", FACTS, archive.files))


@pytest.fixture
def backup(tmp_path):
    path = tmp_path / "backup.zip"
    write(path, {DATABASE: b"rows" * 5000, PHOTOGRAPH: b"light" * 400})
    return path


def extracted(path, folder):
    with reading(path) as archive:
        for name in archive.manifest.files:
            archive.extract(name, folder / name)
    return {name: (folder / name).read_bytes() for name in archive.manifest.files}


def test_what_was_put_in_comes_out(backup, tmp_path):
    assert extracted(backup, tmp_path / "out") == {DATABASE: b"rows" * 5000, PHOTOGRAPH: b"light" * 400}


def test_it_is_its_owner_s_alone_and_nothing_lies_beside_it(backup):
    assert backup.stat().st_mode & 0o777 == 0o600
    assert list(backup.parent.iterdir()) == [backup]


def test_it_never_overwrites(backup):
    before = backup.read_bytes()

    with pytest.raises(BackupExists):
        write(backup, {DATABASE: b"other"})
    assert backup.read_bytes() == before


def test_a_file_that_takes_its_name_meanwhile_stays(tmp_path):
    path = tmp_path / "backup.zip"

    with pytest.raises(BackupExists), writing(path):
        path.write_bytes(b"somebody else's")
    assert [item.read_bytes() for item in tmp_path.iterdir()] == [b"somebody else's"]


def test_a_failure_leaves_nothing(tmp_path):
    with pytest.raises(FileNotFoundError), writing(tmp_path / "backup.zip") as (archive, folder):
        archive.add(DATABASE, folder / "absent", pack=True)

    assert list(tmp_path.iterdir()) == []


@settings(max_examples=50)
@given(st.data())
def test_no_cut_and_no_changed_byte_goes_unseen(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("changed")
    path = folder / "backup.zip"
    contents = {DATABASE: b"rows" * 50, PHOTOGRAPH: b"light"}
    write(path, contents)
    whole = bytearray(path.read_bytes())
    position = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        del whole[position:]
    else:
        whole[position] ^= data.draw(st.integers(1, 255))
    path.write_bytes(whole)

    try:
        found = extracted(path, folder / "out")
    except (NotABackup, DamagedBackup):
        return
    assert found == contents  # what no reader looks at was changed, as a date


@pytest.mark.parametrize("added", ["private/letter.pdf", "media/../../key", "other"])
def test_a_file_that_the_manifest_does_not_name_is_refused(backup, added):
    with zipfile.ZipFile(backup, "a") as archive:
        archive.writestr(added, b"x")

    with pytest.raises(DamagedBackup), reading(backup):
        pass


def test_another_zip_file_and_another_file_are_refused(tmp_path):
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a", b"x")
    text = tmp_path / "text.zip"
    text.write_text("no archive")

    for path in (other, text):
        with pytest.raises(NotABackup), reading(path):
            pass


def test_a_manifest_is_read_as_it_was_written():
    manifest = Manifest("postgresql", "2026-11-28T04:00:00+00:00", FACTS, {"database.pgdump": "0" * 64}, ("media/a",))

    assert read(written(manifest)) == manifest


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "media/../../key",
        "media/..",
        "../media/a",
        "media",
        "media/",
        "other/a",
        "media/a\\b",
        "media/a\0",
    ],
)
def test_a_path_that_leads_elsewhere_is_no_manifest(path):
    assert not is_safe(path)
    manifest = Manifest("sqlite", "", FACTS, {DATABASE: "0" * 64, path: "0" * 64})
    with pytest.raises(NotABackup):
        read(written(manifest))


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"format": "charter-portal-backup/2"}', b"\xff"])
def test_other_content_is_no_manifest(content):
    with pytest.raises(NotABackup):
        read(content)


def test_what_differs_between_two_databases_is_named():
    other = Facts(FACTS.migrations, 4, FACTS.head, None, {"app_row": 2, "app_other": 1})

    assert FACTS.differences(FACTS) == []
    assert FACTS.differences(other) == ["entries", "app_other", "app_row"]


def test_a_copy_on_another_disk_is_the_same_backup(backup, tmp_path):
    copy = shutil.copyfile(backup, tmp_path / "copy")

    with reading(copy) as one, reading(backup) as other:
        assert one.manifest == other.manifest
    assert NAME in zipfile.ZipFile(copy).namelist()
