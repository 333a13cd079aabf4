from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Everything a role may allow; docs/permissions.md says each in a sentence."""

    RECORD_READ = "record.read", _("read the whole record and verify it")
    PEOPLE_MANAGE = "people.manage", _("invite people, give and end roles and delegations")
    MEMBERS_EDIT = "members.edit", _("add and edit organisations, admit, suspend and end memberships")
    MEMBERS_IMPORT = "members.import", _("import organisations")
    PROJECTS_IMPORT = "projects.import", _("import projects and participations")
    CONTRACT_EDIT = "contract.edit", _("edit the contract, its scope, rates and accessions")
    LEDGER_READ = "ledger.read", _("read every organisation's contributions")
    LEDGER_DECIDE = "ledger.decide", _("review and decide contributions")
    FIGURES_LIVE = "figures.live", _("see live figures on any date")
    RELEASE_PUBLISH = "release.publish", _("publish a release")
    FIGURES_ASK = "figures.ask", _("ask about a figure of the contract")
    ORGANISATION_SPEAK = "organisation.speak", _("speak for the organisations that delegated you: their profile and their contributions")
    SHARED_READ = "shared.read", _("read what is shared with you under its marking")
    SHARED_KEEP = "shared.keep", _("read everything that is stored here, except what is for named persons only (TLP:RED)")
    NOTICES_WRITE = "notices.write", _("write to people in the partnership's name, and look after the outbox")
    FORMS_ASK = "forms.ask", _("ask people and organisations questions in rounds, and read the answers")
    GATHERINGS_KEEP = "gatherings.keep", _("arrange gatherings for the partnership, invite to them and note who came")
    GROUPS_KEEP = "groups.keep", _("found groups, name them, and give and end mandates in them")
    NEWS_PUBLISH = "news.publish", _("review and publish news")
    SUPPORT_ANSWER = "support.answer", _("take up and answer what members ask the partnership for")
    CERTIFICATION_KEEP = "certification.keep", _("keep schemes, catalogues, mappings, certificates and standards, and import them")
    MAPPINGS_REVIEW = "mappings.review", _("review the relations of a mapping that somebody else wrote")
    MARKET_KEEP = "market.keep", _("keep markets, rules of acceptance and recognition, costs and measures, and verify barriers")
    MEASURES_DECIDE = "measures.decide", _("enter the Commission's decision on a measure, with its legal reference")
    VOTES_KEEP = "votes.keep", _("keep the rules of voting, freeze rolls, open and close votes and elections")
    AGENDA_KEEP = "agenda.keep", _("keep the research agenda: screen topics, open panels and publish editions")
    PROGRAMME_KEEP = "programme.keep", _("keep goals, initiatives and indicators, and validate what was observed")
    EXCHANGE_KEEP = "exchange.keep", _("review practices and needs, and look after what became of matches")
    INDUSTRY_KEEP = "industry.keep", _("keep the label's criteria and issuers, decide on labels, and keep investors and investor days")
    WATCH_KEEP = "watch.keep", _("publish, import and withdraw advisories, and keep the sector circles")
    SKILLS_KEEP = "skills.keep", _("keep role profiles, courses, ranges, surveys and campaigns, and review what members add")
    DIALOGUE_KEEP = "dialogue.keep", _("keep regions, partner bodies, memoranda, positions and trackers")
    CONSORTIA_KEEP = "consortia.keep", _("open boards for call topics, and see every board's invitations")
    MIRROR_KEEP = "mirror.keep", _("open and close the comparisons of a circle")
    DOCUMENTS_KEEP = "documents.keep", _("file documents for the partnership, and decide about those that have run out")


class RoleCode(models.TextChoices):
    OFFICE = "office", _("Office")
    DELEGATE = "delegate", _("Delegate")
    COMMISSION = "commission", _("Commission")
    ASSESSOR = "assessor", _("Assessor")
    AUDITOR = "auditor", _("Auditor")


class AddressKind(models.TextChoices):
    WORK = "work", _("work")
    OTHER = "other", _("other")


class PersonSource(models.TextChoices):
    """Where the partnership knows somebody from."""

    SELF = "self", _("the person itself")
    MEMBER = "member", _("a member organisation")
    EVENT = "event", _("an event or a meeting")
    IMPORT = "import", _("a file")
    PUBLIC = "public", _("a public source")
    OTHER = "other", _("another source")


class LawfulBasis(models.TextChoices):
    """Why the partnership may keep somebody's data: Article 6(1) of Regulation (EU) 2016/679."""

    CONSENT = "consent", _("consent (point a)")
    CONTRACT = "contract", _("contract (point b)")
    LEGAL_DUTY = "legal_duty", _("legal duty (point c)")
    PUBLIC_TASK = "public_task", _("public task (point e)")
    LEGITIMATE_INTEREST = "legitimate_interest", _("legitimate interest (point f)")


class Eye(models.TextChoices):
    """Who looks at a person, by what both have in common."""

    VISITOR = "visitor", _("Visitors, who are not signed in")
    COMMUNITY = "community", _("The community: who acts for a member, and the public side")
    ORGANISATION = "organisation", _("People of the same organisation")
    GROUP = "group", _("People in the same group")
    OFFICE = "office", _("The office")
    AUDITOR = "auditor", _("The auditor")
    SELF = "self", _("The person itself")


class Facet(models.TextChoices):
    """What there is to see of a person."""

    NAME = "name", _("Name")
    PHOTOGRAPH = "photograph", _("Photograph")
    ORGANISATIONS = "organisations", _("Organisations, with role and job title")
    LANGUAGES = "languages", _("Languages")
    WORK_ADDRESS = "work_address", _("Work e-mail address")
    PHONE = "phone", _("Telephone")
    ADDRESSES = "addresses", _("All e-mail addresses")
    ROLES = "roles", _("Roles in the partnership")
    SIGN_IN = "sign_in", _("Whether and when the person signs in")
    GROUND = "ground", _("Where it is known from, and why it may be kept")
    HISTORY = "history", _("What was done, in the record")
