"""A task whose process died is not said to be running for ever: done again, then given up where operators see it."""

import sys
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult, TaskResultStatus, get_date_max

from operations import tasks
from operations.health import problems

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

# Each of them may be done twice: they write what is so, delete a file, ask for pages to be forgotten.
MAY_BE_DONE_TWICE = {
    "wagtail.tasks.update_reference_index_task",
    "wagtail.tasks.delete_file_from_storage_task",
    "wagtail.images.tasks.set_image_focal_point_task",
    "modelsearch.tasks.insert_or_update_object_task",
    "wagtail.contrib.frontend_cache.tasks.purge_urls_from_cache_task",
}


def running(age: timedelta, *worker_ids: str) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        started_at=timezone.now() - age,
        worker_ids=list(worker_ids),
        task_path="wagtail.tasks.update_reference_index_task",
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        run_after=get_date_max(),
    )


def status(task: DBTaskResult) -> str:
    task.refresh_from_db()
    return task.status


def test_one_whose_process_died_is_ready_again_and_one_under_way_is_left():
    old, young = running(timedelta(hours=1), "a"), running(timedelta(minutes=1), "b")
    call_command("resume_tasks")
    assert (status(old), status(young)) == ("READY", "RUNNING")
    assert old in DBTaskResult.objects.ready()


def test_a_worker_takes_up_again_what_it_was_at_and_nothing_of_others():
    own, others = running(timedelta(0), "b", "a"), running(timedelta(0), "a", "b")
    tasks.resume(tasks.left_by("a"))
    assert (status(own), status(others)) == ("READY", "RUNNING")


def test_one_that_kills_each_process_is_given_up_and_told_of():
    assert not problems()["taches_abandonnees"]
    task = running(timedelta(hours=1), "a", "b", "c")
    call_command("resume_tasks")
    assert status(task) == "FAILED" and task.finished_at
    assert "update_reference_index_task" in problems()["taches_abandonnees"]
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(days=2))
    assert not problems()["taches_abandonnees"]


def test_one_that_ended_meanwhile_stays_ended():
    task = running(timedelta(hours=1), "a")
    found = tasks.lost(timezone.now())
    list(found)
    task.set_successful(None)
    tasks.resume(found)
    assert status(task) == "SUCCESSFUL"


def test_every_task_of_the_site_is_known_to_bear_being_done_twice():
    found = {
        f"{value.func.__module__}.{value.func.__name__}"
        for name, module in list(sys.modules.items())
        if not name.startswith("tests.")
        for value in vars(module).values()
        # Its own type alone is asked for: asking a lazy object what it is would make it.
        if issubclass(type(value), Task)
    }
    assert "wagtail.tasks.update_reference_index_task" in found
    assert found <= MAY_BE_DONE_TWICE
