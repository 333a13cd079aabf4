"""Votes on their pages: prepared by the office, cast by delegates, counted, read by everybody on the roll."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from entente.ballots import actions
from entente.ballots.models import Ballot, Candidacy, Decision, NamedBallot, Proxy, RollRow, Rule, Vote
from entente.engine import rules as engine
from entente.governance import actions as actions_of_bodies
from tests.factories import ballots as made
from tests.factories.ballots import ELECTION, MOTION, SECRET
from tests.factories.meetings import running
from tests.factories.members import applicant, delegate
from tests.web.reading import words

pytestmark = pytest.mark.django_db
RULE = {
    "name": "Ordinary decision",
    "article": "Article 12",
    "version": "Statutes of 2018",
    "days_before": "0",
    "unit": "member",
    "weighs": "class",
    "by_class": "sme 2\nlarge-company 3",
    "per": "1",
    "counts": "members",
    "counts_represented": "on",
    "majority": "1/2",
    "majority_strict": "on",
    "base": "cast_without_abstentions",
    "class_base": "cast_without_abstentions",
    "class_strict": "on",
    "scope": "meeting",
    "level": "roll_call",
    "when": "never",
    "tie": "not_carried",
    "notice_days": "0",
}


def hidden(page, name):
    return re.search(rf'name="{name}" value="(\w+)"', page.content.decode())[1]


def test_the_office_writes_a_rule_reads_it_in_words_with_its_power_and_adopts_it(signed_in, client):
    of = made.assembly(3)
    desk = signed_in(of.office)
    address = f"/votes/rules/new/{of.body.slug}/motion/"

    wrong = desk.post(address, RULE | {"by_class": "nobody 2", "majority": "3/2"})
    looked = desk.post(address, RULE | {"look": "1"})
    assert wrong.status_code == 422
    assert "A share is between 0 and 1" in words(wrong)
    assert not Rule.objects.exists()
    assert "with votes by class (large-company 3, sme 2)" in words(looked)
    assert "One member alone SME 3 6 100.0 %" in words(looked)

    desk.post(address, RULE)
    rule = Rule.objects.get()
    assert "Draft" in words(desk.get(f"/votes/rules/{rule.pk}/"))
    assert client.get(f"/votes/rules/{rule.pk}/").status_code == 404
    desk.post(f"/votes/rules/{rule.pk}/adopt/", {"on": "2018-01-01", "decision": "General Assembly of 18 June 2018, item 3"})
    shown = words(client.get(f"/votes/rules/{rule.pk}/"))
    assert "Article 12, Statutes of 2018 · adopted by General Assembly of 18 June 2018, item 3" in shown
    assert "Write the next version" not in shown
    edited = desk.get(f"/votes/rules/{rule.pk}/edit/").content.decode()
    assert "sme 2" in edited
    assert 'value="1/2"' in edited


def test_a_vote_is_prepared_opened_cast_on_a_phone_closed_and_counted(signed_in):
    of = made.assembly(3)
    rule = made.rule(of.body, replace(MOTION, privacy=SECRET))
    desk, voice, stranger = signed_in(of.office), signed_in(of.voices[0]), signed_in(delegate(applicant("Stranger")))
    now = timezone.localtime()
    said = {"rule": rule.pk, "title": "A ship", "form": "written", "marking": "AMBER", "level": ""}
    times = {"opens_at": f"{now:%Y-%m-%dT%H:%M}", "closes_at": f"{now + timedelta(hours=1):%Y-%m-%dT%H:%M}"}

    desk.post(f"/votes/new/?body={of.body.slug}&kind=motion", said | times)
    vote = Vote.objects.get()
    page = f"/votes/{vote.pk}/"
    assert voice.get(page).status_code == 404
    for step in ("freeze", "open"):
        assert desk.post(f"{page}{step}/").status_code == 302
    assert stranger.get(page).status_code == 404
    assert "It is open until" in words(voice.get(page))
    row = made.row(vote, of.organisations[0])
    ballot = voice.get(f"{page}cast/{row.pk}/")
    sent = {"number": hidden(ballot, "number"), "salt": hidden(ballot, "salt")}
    assert words(voice.post(f"{page}cast/{row.pk}/", sent)).count("Choose for, against or abstention.") == 1
    receipt = voice.post(f"{page}cast/{row.pk}/", sent | {"choice": "for"})
    again = voice.post(f"{page}cast/{row.pk}/", sent | {"choice": "for"})

    assert "Your vote is cast." in words(receipt)
    assert "had arrived before; it counts once" in words(again)
    assert voice.post(f"{page}cast/{row.pk}/", sent | {"choice": "against"}).status_code == 409
    assert voice.post(f"{page}cast/{made.row(vote, of.organisations[1]).pk}/", sent | {"choice": "for"}).status_code == 403
    assert Ballot.objects.count() == 1
    assert "1 of 3 voters" in words(voice.get(page))
    for secret in (page, f"{page}roll/"):
        assert "votes_for" not in desk.get(secret).content.decode()
    assert desk.get(f"{page}ballots/").status_code == 404
    digest = re.search(r"ballots-receipt.>(\w{64})", receipt.content.decode())[1]
    for step in ("close", "count"):
        desk.post(f"{page}{step}/")
    shown = words(voice.get(page))
    assert "Carried Motion" in shown
    assert "A ship 1 for, 0 against, 0 abstentions." in shown
    assert "It is among them." in words(voice.get(f"{page}ballots/?receipt={digest}"))
    assert "It is not among them." in words(voice.get(f"{page}ballots/?receipt=no"))
    assert voice.get(f"{page}published.json").json()["head"] == Vote.objects.get().head
    decision = Decision.objects.get()
    assert f"Decision {decision}" in shown
    assert "A ship" in words(voice.get("/votes/decisions/?q=ship"))
    assert stranger.get(f"/votes/decisions/{decision.pk}/").status_code == 404


def test_an_election_runs_from_the_call_to_the_seats(signed_in):
    of = made.assembly(3)
    vote = made.draft(of, ELECTION, title="Who directs?")
    desk, voices = signed_in(of.office), [signed_in(one) for one in of.voices]
    page = f"/votes/{vote.pk}/"

    desk.post(f"{page}call/")
    for client, voice, one in zip(voices[:2], of.voices, of.organisations, strict=False):
        client.post(f"{page}stand/", {"organisation": one.pk, "person": voice.person.email, "statement": "Ports first."})
    foreign = voices[2].post(f"{page}stand/", {"organisation": of.organisations[2].pk, "person": of.voices[0].person.email})
    assert foreign.status_code == 409
    assert "does not act for Member 3" in words(foreign)
    assert "Ports first." in words(voices[2].get(page))
    for step in ("freeze", "open"):
        desk.post(f"{page}{step}/")
    row = made.row(vote, of.organisations[0])
    ballot = voices[0].get(f"{page}cast/{row.pk}/")
    sent = {"number": hidden(ballot, "number"), "salt": hidden(ballot, "salt")}
    twice = voices[0].post(f"{page}cast/{row.pk}/", sent | {"candidate-1": "1", "candidate-2": "1"})
    assert "Place 1 is given to more than one candidate." in words(twice)
    assert "Nobody is chosen." in words(voices[0].post(f"{page}cast/{row.pk}/", sent))
    assert "Your vote is cast." in words(voices[0].post(f"{page}cast/{row.pk}/", sent | {"candidate-2": "1", "candidate-1": "2"}))
    for step in ("close", "count", "seat"):
        desk.post(f"{page}{step}/")

    elected = Candidacy.objects.get(number=2).person.name
    assert f"Elected: {elected}." in words(voices[0].get(page))
    assert elected in words(desk.get(f"/groups/{of.body.slug}/people/"))


def test_a_proxy_is_given_shown_used_and_revoked(signed_in):
    of = made.assembly(3)
    with_proxies = replace(MOTION, proxies=engine.Proxies(cap=1, holder_present=False, scope=engine.ProxyScope.ITEM))
    vote = made.opened(of, with_proxies)
    first, second, third = (signed_in(one) for one in of.voices)
    rows = [made.row(vote, one) for one in of.organisations]
    page = f"/votes/{vote.pk}/"

    first.post(f"{page}proxy/", {"giver": rows[0].pk, "holder": rows[1].pk, "instruction": "For it, please"})
    full = third.post(f"{page}proxy/", {"giver": rows[2].pk, "holder": rows[1].pk})
    assert "as many as the rule allows in one hand" in words(full)
    assert "Member 2 votes for Member 1" in words(first.get(page))
    assert "Member 1 1 vote · by proxy: “For it, please”" in words(second.get(page))
    assert "Member 1 sme · FR 1 one member, one vote Member 2" in words(third.get(f"{page}roll/"))
    ballot = second.get(f"{page}cast/{rows[0].pk}/")
    sent = {"number": hidden(ballot, "number"), "salt": hidden(ballot, "salt"), "choice": "for"}
    first.post(f"/votes/proxies/{Proxy.objects.get().pk}/revoke/", {"vote": vote.pk})
    assert second.post(f"{page}cast/{rows[0].pk}/", sent).status_code == 403
    assert third.post(f"/votes/proxies/{Proxy.objects.get().pk}/revoke/").status_code == 404
    first.post(f"{page}proxy/", {"giver": rows[0].pk, "holder": rows[1].pk})
    assert "Your vote is cast." in words(second.post(f"{page}cast/{rows[0].pk}/", sent))
    assert RollRow.objects.get(pk=rows[0].pk).has_voted


def test_what_a_decision_asks_for_stays_open_until_its_owner_says_it_is_done(signed_in):
    of = made.assembly(1)
    desk, voice = signed_in(of.office), signed_in(of.voices[0])
    said = {"body": of.body.pk, "title": "Buy a ship", "outcome": "taken", "on": "2018-06-01", "marking": "GREEN"}

    desk.post("/votes/decisions/new/", said)
    decision = Decision.objects.get()
    page = f"/votes/decisions/{decision.pk}/"
    assert voice.get(f"{page}follow-up/").status_code == 403
    desk.post(f"{page}follow-up/", {"what": "Ask three yards", "owner": of.voices[0].person.email, "due_on": "2018-07-01"})
    desk.post(f"{page}caused/", {"kind": "ballots.expenditure", "label": "EUR 20,000 for a survey", "number": "E-7"})
    assert "Buy a ship" in words(voice.get("/votes/decisions/?open=1"))
    voice.post(f"{page}done/", {"how": "Three offers are in"})

    shown = words(voice.get(page))
    assert "Ask three yards" in shown
    assert "Three offers are in" in shown
    assert "EUR 20,000 for a survey" in shown
    assert "Buy a ship" not in words(voice.get("/votes/decisions/?open=1"))


def test_a_counted_roll_call_is_run_again_under_another_rule(signed_in):
    of = made.assembly(3)
    vote = made.opened(of)
    made.cast_all(of, vote, "for", "for", "against")
    made.counted(of, vote)
    strict = replace(MOTION, name="Three quarters", majority=engine.Majority(engine.Threshold(engine.TWO_THIRDS.share, is_strict=True)))
    other = actions.write_rule(of.body, actions.Written(replace(strict, weight=made.weights(sme=2))), by=of.by, at=timezone.now())

    shown = words(signed_in(of.voices[0]).get(f"/votes/{vote.pk}/dry-run/?rule={other.pk}"))

    assert "Something else. Not carried" in shown
    assert "For 4 was 2 Against 2 was 1" in shown
    assert "Member 1 1 2" in shown


@pytest.mark.parametrize("members", [1, 3])
def test_a_vote_asks_the_database_as_often_whatever_the_size_of_its_roll(signed_in, members, django_assert_num_queries):
    of = made.assembly(members)
    vote = made.opened(of)
    client = signed_in(of.voices[0])
    client.get("/votes/")

    with django_assert_num_queries(11):
        client.get(f"/votes/{vote.pk}/")
    with django_assert_num_queries(10):
        client.get(f"/votes/{vote.pk}/roll/")


def test_the_register_goes_on_behind_its_last_decision(signed_in, monkeypatch):
    of = made.assembly(1)
    monkeypatch.setattr("entente.ballots.queries.lists.MOST", 2)
    for number in range(5):
        actions.enter(of.body, f"Decision {number}", "taken", on=date(2018, 6, 1 + number // 2), by=of.by, at=timezone.now())
    desk, seen, address = signed_in(of.office), [], "/votes/decisions/"

    while address:
        answer = desk.get(address)
        seen += [one.title for one in answer.context["page"]]
        address = f"/votes/decisions/?after={answer.context['next']}" if answer.context["next"] else ""

    assert seen == [f"Decision {number}" for number in (4, 3, 2, 1, 0)]
    assert desk.get("/votes/decisions/?after=never~x").status_code == 200


def test_a_vote_is_prepared_from_a_meetings_agenda_and_stands_there(signed_in):
    of = made.assembly(2)
    gathering = running(of.body, of.office, of.voices[0])
    item = actions_of_bodies.add_item(of.body, "Buy a ship", why="The old one leaks.", gathering=gathering, by=of.by, at=timezone.now())
    made.rule(of.body, by=of.by)
    desk, voice = signed_in(of.office), signed_in(of.voices[0])
    meeting = f"/groups/{of.body.slug}/meetings/{gathering.pk}/"
    assert "Put it to the vote" in words(desk.get(meeting))
    assert "Put it to the vote" not in words(voice.get(meeting))
    assert f"/votes/new/?body={of.body.slug}" in desk.get(of.body.get_absolute_url()).content.decode()

    chosen = desk.get(f"/votes/new/?body={of.body.slug}&meeting={gathering.pk}&item={item.pk}")
    assert f'name="item" value="{item.pk}"' in chosen.content.decode()
    asked = desk.get(f"/votes/new/?body={of.body.slug}&kind=motion&meeting={gathering.pk}&item={item.pk}")
    begun = asked.context["form"].initial
    assert (begun["title"], begun["text"], begun["gathering"]) == ("Buy a ship", "The old one leaks.", gathering.pk)
    now = timezone.localtime()
    times = {"opens_at": f"{now:%Y-%m-%dT%H:%M}", "closes_at": f"{now + timedelta(hours=3):%Y-%m-%dT%H:%M}"}
    rule = Rule.objects.get(body=of.body)
    said = {name: value for name, value in begun.items() if value is not None} | times | {"rule": rule.pk, "form": "meeting"}
    answer = desk.post(f"/votes/new/?body={of.body.slug}&kind=motion", said)
    assert answer.status_code == 302, words(answer)
    vote = Vote.objects.get()

    assert (vote.item, vote.gathering) == (item, gathering)
    assert "Vote: Buy a ship" in words(desk.get(meeting))
    assert "Buy a ship" not in words(voice.get(meeting))
    actions.freeze(vote, by=of.by, at=timezone.now())
    assert "What is voted on? Buy a ship" in words(voice.get(meeting))
    assert "give a proxy on the page of the vote" in words(voice.get(meeting))
    assert "Buy a ship" in words(voice.get(f"/votes/?body={of.body.slug}"))
    assert "Buy a ship" not in words(voice.get("/votes/?body=wg99"))


def test_a_rule_owes_seats_to_groups_and_candidates_say_to_which_they_belong(signed_in):
    of = made.assembly(1)
    desk, voice = signed_in(of.office), signed_in(of.voices[0])
    said = RULE | {"name": "Election", "method": "block", "seats": "3", "seats_at_least": "Southern Europe 1\nwomen: 1", "tie": "stop"}
    address = f"/votes/rules/new/{of.body.slug}/election/"
    assert "group and its seats a line are expected" in words(desk.post(address, said | {"seats_at_least": "women"}))
    assert desk.post(address, said | {"seats_at_least": "women 4"}).status_code == 422

    desk.post(address, said)
    rule = Rule.objects.get()
    assert rule.spec["elects"]["at_least"] == {"Southern Europe": 1, "women": 1}
    assert "with seats for at least (Southern Europe 1, women 1)" in words(desk.get(rule.get_absolute_url()))
    edited = desk.get(f"{rule.get_absolute_url()}edit/")
    assert "Southern Europe 1\nwomen 1" in edited.content.decode()
    actions.adopt_rule(rule, on=date(2018, 1, 1), by=of.by, at=timezone.now())
    vote = made.draft(of, rule=rule)
    actions.call(vote, by=of.by, at=timezone.now())
    voice.post(f"/votes/{vote.pk}/stand/", {"organisation": of.organisations[0].pk, "person": of.voices[0].email, "groups": ["women"]})

    assert Candidacy.objects.get().groups == ["women"]
    assert "women" in words(voice.get(f"/votes/{vote.pk}/"))


def test_a_voter_asks_for_secrecy_on_the_page_and_a_stranger_does_not(signed_in):
    of = made.assembly(2)
    half = engine.Privacy(engine.Secrecy.SEPARATED, engine.SecretWhen.ON_DEMAND, engine.Threshold(engine.HALF.share, is_strict=False))
    vote = made.frozen(of, replace(MOTION, privacy=half))
    row, voice = made.row(vote, of.organisations[0]), signed_in(of.voices[0])
    page = f"/votes/{vote.pk}/"
    assert "0 of 2 votes ask for it" in words(voice.get(page))

    assert signed_in(of.voices[1]).post(f"{page}secret/{row.pk}/").status_code == 403
    voice.post(f"{page}secret/{row.pk}/")

    assert "1 of 2 votes ask for it: it will be secret." in words(voice.get(page))
    assert "Ask for a secret vote" not in words(voice.get(page))
    signed_in(of.office).post(f"{page}open/")
    assert "Secret by separation" in words(voice.get(page))


def test_a_ballot_page_from_before_the_level_was_settled_is_not_taken():
    of = made.assembly(1)
    half = engine.Privacy(engine.Secrecy.SEPARATED, engine.SecretWhen.ON_DEMAND, engine.HALF)
    before = made.frozen(of, replace(MOTION, privacy=half))
    row = made.row(before, of.organisations[0])
    actions.demand_secrecy(before, row, by=of.voices[0].person, at=timezone.now())
    actions.open_vote(before, by=of.by, at=timezone.now())

    with pytest.raises(actions.CannotCast, match="Reload the page"):
        actions.cast(before, row, made.sealed('{"choice":"for"}'), by=of.voices[0].person, at=timezone.now())

    assert not RollRow.objects.filter(has_voted=True).exists()
    assert not NamedBallot.objects.exists()
