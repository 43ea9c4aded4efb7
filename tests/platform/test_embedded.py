"""The embedded PostgreSQL: it starts, survives, is found again, and nobody else can reach it."""

import contextlib
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from tests.platform.conftest import ROOT
from wissel.database.embedded import Cluster, DatabaseUnavailable, proces

DEBIAN = Path("/usr/lib/postgresql/15/bin")


def server_pid(cluster: Cluster) -> int:
    pid = proces.postmaster(cluster.data)
    assert pid is not None
    return pid


def remember(cluster: Cluster, word: str) -> None:
    with cluster.connect() as connection:
        connection.execute("create table if not exists woord (w text)")
        connection.execute("insert into woord values (%s)", [word])


def remembered(cluster: Cluster) -> list[str]:
    with cluster.connect() as connection:
        return [row[0] for row in connection.execute("select w from woord order by w").fetchall()]


def test_a_new_server_keeps_its_promises(cluster: Cluster) -> None:
    with cluster.connect() as connection:
        asked = "select current_setting(n) from unnest(%s::text[]) with ordinality u(n, i) order by i"
        names = ["fsync", "data_checksums", "listen_addresses", "server_encoding", "full_page_writes"]
        assert [r[0] for r in connection.execute(asked, [names])] == ["on", "on", "", "UTF8", "on"]
        assert connection.execute("select 'É' ilike 'é', lower('ÀÇ')").fetchone() == (True, "àç")
    assert stat.S_IMODE(cluster.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(cluster.socket_folder.stat().st_mode) == 0o700


def sockets_of(pid: int) -> set[str]:
    """The inodes of a process's sockets; a process or a file that ends while we look listens to nobody."""
    targets = []
    with contextlib.suppress(FileNotFoundError):
        for number in os.listdir(f"/proc/{pid}/fd"):
            with contextlib.suppress(FileNotFoundError):
                targets.append(os.readlink(f"/proc/{pid}/fd/{number}"))
    return {target[8:-1] for target in targets if target.startswith("socket:[")}


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="reads /proc")
def test_the_server_never_listens_on_tcp(cluster: Cluster) -> None:
    pids = [server_pid(cluster), *proces.orphans(cluster.data)]
    inodes = {inode for pid in pids for inode in sockets_of(pid)}
    listening = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        if Path(table).exists():
            rows = [line.split() for line in Path(table).read_text().splitlines()[1:]]
            listening |= {row[9] for row in rows if row[3] == "0A"}
    assert inodes
    assert not inodes & listening


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may not run PostgreSQL")
def test_started_by_root_it_runs_as_nobody(cluster: Cluster) -> None:
    status = Path(f"/proc/{server_pid(cluster)}/status").read_text()
    uid = next(line for line in status.splitlines() if line.startswith("Uid:")).split()[1]
    assert int(uid) == cluster.data.stat().st_uid != 0


def test_an_ordinary_user_starts_it_too(
    folder: Path, as_ordinary_user: Callable[[str], subprocess.CompletedProcess[str]]
) -> None:
    folder.chmod(0o777)
    done = as_ordinary_user(
        f"with embedded.Cluster(embedded.cluster_folder(embedded.cluster.Path('{folder}/data'))) as c:\n"
        "    c.ensure_database('wissel'); print(c.folder, c.data.stat().st_uid == os.getuid() != 0, c.running())"
    )
    assert done.stdout.split() == [f"{folder}/data/postgres", "True", "True"], done.stderr


def test_stopping_and_starting_again_keeps_the_data(folder: Path) -> None:
    with Cluster(folder / "pg") as first:
        remember(first, "bewaard")
        assert first.running()
    assert not first.running()
    with Cluster(folder / "pg") as second:
        assert remembered(second) == ["bewaard"]


def test_kill_9_of_the_server_loses_nothing_that_was_saved(cluster: Cluster) -> None:
    remember(cluster, "een")
    with cluster.connect() as busy:
        os.kill(server_pid(cluster), signal.SIGKILL)
        assert proces.wait_until(lambda: not cluster.running(), 5)
        cluster.ensure_started()
        with pytest.raises(psycopg.OperationalError):
            busy.execute("select 1")
    assert remembered(cluster) == ["een"]


def test_a_server_left_behind_by_a_killed_process_is_found_again(folder: Path) -> None:
    code = (
        "import os, signal; from pathlib import Path; from wissel.database.embedded import Cluster\n"
        f"Cluster(Path('{folder}/pg')).ensure_started(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, timeout=60)
    cluster = Cluster(folder / "pg")
    left = server_pid(cluster)
    with cluster:
        assert server_pid(cluster) == left
        remember(cluster, "gevonden")
    assert proces.wait_until(lambda: not proces.alive(left), 5)


def test_the_last_one_out_stops_the_server(folder: Path) -> None:
    first, second = Cluster(folder / "pg").ensure_started(), Cluster(folder / "pg").ensure_started()
    first.stop()
    assert second.running()
    remember(second, "nog aan")
    second.stop()
    assert not second.running()


def test_a_stale_pid_file_of_another_program_is_no_obstacle(folder: Path) -> None:
    with Cluster(folder / "pg") as cluster:
        remember(cluster, "er nog")
        kept = (cluster.data / "postmaster.pid").read_text()
    # After a restart of the machine the number belongs to somebody else, here to this very test.
    (cluster.data / "postmaster.pid").write_text(kept.replace(kept.split("\n", 1)[0], str(os.getpid()), 1))
    (cluster.socket_folder / ".s.PGSQL.5432.lock").write_text(f"{os.getpid()}\n")
    with Cluster(folder / "pg") as again:
        assert remembered(again) == ["er nog"]


def test_a_killed_initdb_leaves_nothing_half_made(folder: Path) -> None:
    half = folder / "pg" / "data.nieuw"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    with Cluster(folder / "pg") as cluster:
        assert cluster.running()
    assert not half.exists()


def test_a_long_path_gets_a_short_socket_folder(folder: Path) -> None:
    deep = folder / ("een-lange-naam-" * 6)
    deep.mkdir(mode=0o755)
    with Cluster(deep / "pg") as cluster:
        assert len(str(cluster.socket_folder)) < 100
        assert stat.S_IMODE(cluster.socket_folder.stat().st_mode) == 0o700
        with cluster.connect() as connection:
            assert connection.execute("select 1").fetchone() == (1,)


def test_the_roles_cannot_walk_past_the_walls(cluster: Cluster) -> None:
    cluster.ensure_database("wissel")
    with cluster.connect("wissel") as connection:
        rows = connection.execute(
            "select rolname, rolsuper or rolbypassrls or rolcreaterole, rolcanlogin from pg_roles "
            "where rolname like 'wissel%' order by 1"
        ).fetchall()
        found = {row[0] for row in connection.execute("select extname from pg_extension")}
    assert rows == [
        ("wissel_eigenaar", False, True),
        ("wissel_web", False, True),
        ("wissel_werker", False, True),
        ("wissel_zoek", False, False),
    ]
    assert {"pg_trgm", "unaccent", "btree_gist"} <= found


def test_a_table_made_later_is_readable_for_the_web_but_not_its_own(cluster: Cluster) -> None:
    cluster.ensure_database("wissel")
    with psycopg.connect(cluster.url("wissel_eigenaar", "wissel"), autocommit=True) as owner:
        owner.execute("create table later (n int)")
        owner.execute("create function f() returns int language sql as 'select 1'")
        owner.execute("grant create on schema public to wissel_zoek")
        owner.execute("alter function f() owner to wissel_zoek")
    with psycopg.connect(cluster.url("wissel_web", "wissel"), autocommit=True) as web:
        web.execute("insert into later values (1)")
        for forbidden in ("drop table later", "truncate later", "create table eigen (n int)"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                web.execute(forbidden)


def test_making_roles_and_database_twice_changes_nothing(cluster: Cluster) -> None:
    assert cluster.ensure_database("wissel") is True
    assert cluster.ensure_database("wissel") is False
    assert cluster.ensure_started().running()


@pytest.mark.skipif(not DEBIAN.exists(), reason="needs the postgresql-15 package of Debian")
def test_another_postgresql_can_be_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_PG_BIN", str(DEBIAN))
    with Cluster(folder / "pg") as cluster:
        cluster.ensure_database("wissel")
        with cluster.connect() as connection:
            assert connection.info.server_version // 10000 == 15
            assert connection.execute("select 'É' ilike 'é'").fetchone() == (True,)
    monkeypatch.delenv("WISSEL_PG_BIN")
    with pytest.raises(DatabaseUnavailable, match="zijn van PostgreSQL 15"):
        Cluster(folder / "pg").ensure_started()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands over to another user")
def test_programs_that_nobody_cannot_read_are_copied_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    from wissel.database.embedded import plaats, programmas

    source = programmas._packaged().parent.parent
    closed = folder / "dicht"
    shutil.copytree(source, closed / source.name, ignore=shutil.ignore_patterns("include", "*.a"))
    shutil.copytree(f"{source}.libs", closed / f"{source.name}.libs")
    closed.chmod(0o700)
    (folder / "open").mkdir(mode=0o755)
    monkeypatch.setattr(programmas, "root_folder", lambda: folder / "open")
    assert plaats.root_folder is not programmas.root_folder
    monkeypatch.setenv("WISSEL_PG_BIN", str(closed / source.name / "pginstall" / "bin"))
    for _ in range(2):
        with Cluster(folder / "pg") as cluster:
            assert str(folder / "open") in proces.command_line(server_pid(cluster))
    assert len(list((folder / "open").iterdir())) == 1


def test_an_unknown_program_folder_is_named_in_the_message(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WISSEL_PG_BIN", "/bestaat/niet")
    with pytest.raises(DatabaseUnavailable, match="WISSEL_PG_BIN"):
        Cluster(folder / "pg").ensure_started()


def test_a_damaged_server_says_where_its_report_is(folder: Path) -> None:
    with Cluster(folder / "pg") as cluster:
        pass
    (cluster.data / "global" / "pg_control").unlink()
    started = time.monotonic()
    with pytest.raises(DatabaseUnavailable, match=r"postgres\.log"):
        Cluster(folder / "pg").ensure_started()
    assert time.monotonic() - started < 10
