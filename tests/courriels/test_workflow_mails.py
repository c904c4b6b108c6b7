"""What Wagtail writes to the team: kept in the outbox, in our words."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from comptes.models import User
from courriels.models import Courriel
from tests.home.factories import ContentPageFactory

pytestmark = pytest.mark.django_db
ENGLISH = ("Hello", "Salut", "The page", "You can", "workflow", "moderation", "has been", "&#x27;", "&quot;")


def mails() -> list[Courriel]:
    found = list(Courriel.objects.order_by("pk"))
    Courriel.objects.all().delete()
    return found


@pytest.fixture
def team():
    group = Group.objects.create(name="Relecteurs")
    reader = User.objects.create_user("relit@example.org", "x", first_name="Équipe", is_superuser=True)
    reader.groups.add(group)
    author = User.objects.create_user("ecrit@example.org", "x", first_name="Zoé", last_name="Autrice")
    task = GroupApprovalTask.objects.create(name="Relecture")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="Validation")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    return workflow, author, reader


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_each_step_of_a_page_is_told_in_plain_french(team, action):
    workflow, author, reader = team
    page = ContentPageFactory(title="L’école & « nous » d'ici")
    page.save_revision()
    state = workflow.start(page, author)
    told = mails()
    assert "relit@example.org" in [mail.recipient for mail in told]
    task_state = state.current_task_state.specific
    getattr(task_state, action)(user=reader, **({"comment": "L'accord d'ici"} if action == "reject" else {}))
    after = mails()
    assert [mail.recipient for mail in after] == ["ecrit@example.org"]
    for mail in [*told, *after]:
        assert mail.body.startswith("Bonjour,\n") and page.title in mail.subject + mail.body
        assert not [word for word in ENGLISH if word in mail.body or word in mail.subject]
    if action == "reject":
        assert "L'accord d'ici" in after[0].body
