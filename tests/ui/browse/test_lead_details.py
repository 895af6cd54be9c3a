"""The person behind a lead map, on the whole app."""

from __future__ import annotations

from pathlib import Path

from harness.triage import triage


async def test_what_is_known_of_the_lead_is_shown_by_a_key_and_asked_once(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        app.sandbox.answer("lead-by-email", 200, LEAD)
        await app.press("F")
        await app.read()
        text = app.text()
        assert "Example Ltd" in text
        assert "Leeds" in text
        assert "Ops lead" in text
        assert "also in  EU – Heads of Ops" in text
        await app.press("F")
        await app.pilot.pause()
        assert "Leeds" not in app.text()
        await app.press("F")
        await app.pilot.pause()
        assert "Leeds" in app.text()
        paths = [seen.path for seen in app.sandbox.requests]
        assert len([path for path in paths if path.endswith("/leads/")]) == 1


async def test_a_company_learned_is_shown_in_the_row(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        app.sandbox.answer("lead-by-email", 200, LEAD)
        await app.press("F")
        await app.read()
        assert app.shown(app.cursor).company == "Example Ltd"


async def test_the_facts_are_folded_on_the_next_lead(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        app.sandbox.answer("lead-by-email", 200, LEAD)
        await app.press("F")
        await app.read()
        await app.press("j")
        await app.read()
        assert "Leeds" not in app.text()


async def test_the_facts_stay_folded_after_names_were_masked(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        app.sandbox.answer("lead-by-email", 200, LEAD)
        await app.press("F")
        await app.read()
        assert "Leeds" in app.text()
        await app.press("M", "M")
        await app.pilot.pause()
        assert "Leeds" not in app.text()


async def test_an_address_nobody_has_is_said_so(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        app.sandbox.answer("lead-by-email", 200, {})
        await app.press("F")
        await app.read()
        assert "Smartlead has no lead with this address" in app.text()


async def test_a_failed_question_says_why(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        app.sandbox.refuse("lead-by-email", status=403, message="no access")
        await app.press("F")
        await app.read()
        assert "Couldn't load the lead's details" in app.text()


async def test_a_key_goes_round_the_threads_of_one_person(tmp_path: Path) -> None:
    async with triage(tmp_path) as app:
        await app.press("g", "a")
        await app.read()
        state = app.session.store.state
        several = next(each for each in app.screen.rows.order if state.siblings_of(each))
        app.screen.model.go_to(several)
        await app.press("O")
        other = app.cursor
        assert other != several
        assert app.shown(other).email == app.shown(several).email
        for _ in range(len(state.siblings_of(several))):
            await app.press("O")
        assert app.cursor == several


LEAD = {
    "id": "991000001",
    "email": "lead1@example.com",
    "company_name": "Example Ltd",
    "location": "Leeds",
    "custom_fields": {"Role": "Ops lead"},
    "lead_campaign_data": [
        {
            "campaign_id": 310101,
            "campaign_name": "EU – Heads of Ops – Aug",
            "campaign_lead_map_id": 77,
            "last_reply_at": "2026-08-11T13:02:45.000Z",
        }
    ],
}
