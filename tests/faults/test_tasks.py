"""Tasks while PostgreSQL or their worker dies: each is done in the end, or shown as given up."""

from operations.tasks import TRIES
from tests.support.workers import kill, wait_until

WORKER = ("db_worker", "--no-startup-delay", "--interval", "0.2")


def leave(site, path) -> None:
    site.run(f"from tests.faults.tasks import wait_for; wait_for.enqueue({str(path)!r})")


def statuses(site) -> list[str]:
    ask = "from django_tasks_db.models import DBTaskResult as T; print(*T.objects.order_by('enqueued_at').values_list('status', flat=True))"
    return site.run(ask).split()


def resume_what_is_lost(site) -> None:
    """As the scheduled work does, once the time has passed."""
    site.run(
        """
from datetime import timedelta
from django.core.management import call_command
from django.db.models import F
from django_tasks_db.models import DBTaskResult
from operations.tasks import LONG
DBTaskResult.objects.running().update(started_at=F("started_at") - LONG - timedelta(seconds=1))
call_command("resume_tasks")
"""
    )


def begun(path) -> int:
    file = path.with_name(f"{path.name}.begun")
    return len(file.read_text().splitlines()) if file.exists() else 0


def test_tasks_go_on_when_the_database_was_killed_and_came_back(server, beside, site, tmp_path):
    free = tmp_path / "free"
    free.touch()
    worker = beside.start(*WORKER)
    leave(site, free)
    wait_until(lambda: statuses(site) == ["SUCCESSFUL"])
    server.kill()
    wait_until(lambda: "The database does not answer" in beside.said())
    server.start()
    leave(site, free)
    wait_until(lambda: statuses(site) == ["SUCCESSFUL", "SUCCESSFUL"])
    assert worker.poll() is None


def test_a_task_during_which_the_database_died_is_done_again(server, beside, site, tmp_path):
    let_go = tmp_path / "let-go"
    beside.start(*WORKER)
    leave(site, let_go)
    wait_until(lambda: begun(let_go) == 1)
    server.kill()
    let_go.touch()
    wait_until(lambda: "The database does not answer" in beside.said())
    server.start()
    wait_until(lambda: statuses(site) == ["SUCCESSFUL"])
    assert begun(let_go) == 2


def test_a_task_whose_process_was_killed_is_done_by_the_next(beside, site, tmp_path):
    let_go = tmp_path / "let-go"
    worker = beside.start(*WORKER)
    leave(site, let_go)
    wait_until(lambda: begun(let_go) == 1)
    kill(worker)
    assert statuses(site) == ["RUNNING"]
    resume_what_is_lost(site)
    assert statuses(site) == ["READY"]
    let_go.touch()
    beside.start(*WORKER)
    wait_until(lambda: statuses(site) == ["SUCCESSFUL"])


def test_a_task_that_kills_each_process_is_given_up_and_shown(beside, site, tmp_path):
    never = tmp_path / "never"
    leave(site, never)
    for number in range(TRIES):
        worker = beside.start(*WORKER)
        wait_until(lambda number=number: begun(never) == number + 1)
        kill(worker)
        resume_what_is_lost(site)
    assert statuses(site) == ["FAILED"]
    shown = site.run("from operations.health import problems; print(problems()['taches_abandonnees'])")
    assert "wait_for" in shown
