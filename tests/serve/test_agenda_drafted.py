"""A first agenda in the browser: where the clock ended the search, how far from the best it may be is said."""

from dataclasses import replace
from pathlib import Path

import pytest

from ecpat_training.agenda.model.plan import PlanResult
from ecpat_training.agenda.report.for_machines import PlanDraftResult
from ecpat_training.agenda.workflows import agenda_report
from tests.serve.agendas import ADDRESS, agenda_file, small_site
from tests.serve.conftest import client_of, served
from tests.serve.test_answers_page import job_done


@pytest.mark.parametrize(("proven", "says"), [(False, True), (True, False)])
def test_a_draft_that_the_clock_ended_says_how_much_better_it_could_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, proven: bool, says: bool
) -> None:
    def drafted(result: PlanResult, _: object = None) -> PlanDraftResult:
        result = replace(result, objective=12, bound=12 if proven else 8, optimal=proven)
        return PlanDraftResult(result, explained=None)

    monkeypatch.setattr(agenda_report, "_drafted", drafted)
    site = small_site(tmp_path / "programme")
    agenda_file(site.folder).unlink()
    with served(site) as server, client_of(server, site) as client:
        after = job_done(client, client.post(f"{ADDRESS}/draft", data={"key": site.form_key}))
        text = client.get(after).text
        assert ("it may be better by at most 4 points" in text) is says
        for address in (ADDRESS, f"{ADDRESS}?cost=8&bound=8", f"{ADDRESS}?cost=x&bound=1"):
            assert "it may be better" not in client.get(address).text
