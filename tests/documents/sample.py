"""A document with every kind of block, as the three jobs make them; the people and figures are made up."""

from datetime import date

from ecpat_training.documents.document import (
    BarRow,
    BlankLines,
    Bullets,
    CalendarBar,
    CalendarChart,
    Checklist,
    Document,
    FactList,
    Form,
    HaveWantChart,
    Heading,
    KeyFigure,
    PageBreak,
    Paragraph,
    ReportColumn,
    ReportTable,
    TimelineChart,
    TimelineItem,
)
from ecpat_training.documents.evaluation_charts import (
    AnswerRow,
    AnswersChart,
    EstimateChart,
    EstimateRow,
    ItemMap,
    ItemRow,
    PairedChart,
    ScaleChart,
    ScalePoint,
    ScaleRow,
)

DAY_1 = (
    TimelineItem(540, 570, "Opening", "frame"),
    TimelineItem(570, 615, "What we know, what we only believe", "input"),
    TimelineItem(615, 660, "Attitudes: where do I stand?", "practice"),
    TimelineItem(660, 675, "Break", "break"),
    TimelineItem(675, 750, "First contact with a child who may be trafficked", "sensitive"),
    TimelineItem(750, 765, "Debrief", "frame"),
    TimelineItem(765, 825, "Lunch", "break"),
    TimelineItem(825, 900, "Who does what: a case through all our offices", "practice"),
    TimelineItem(900, 910, "Break", "break"),
    TimelineItem(910, 970, "Legislation in one hour", "input"),
    TimelineItem(970, 985, "Close of the day", "frame"),
)
DAY_2 = (
    TimelineItem(540, 555, "Welcome back", "frame"),
    TimelineItem(555, 645, "Interviewing: the first ten minutes", "practice"),
    TimelineItem(645, 665, "Break", "break"),
    TimelineItem(665, 740, "Care and protection after the first night", "input"),
    TimelineItem(740, 800, "Lunch", "break"),
    TimelineItem(800, 890, "Investigation and care at one table", "practice"),
    TimelineItem(890, 905, "Break", "break"),
    TimelineItem(905, 950, "Agreements: who calls whom on Monday?", "practice"),
    TimelineItem(950, 980, "Evaluation and close", "frame"),
)
HAVE_WANT = HaveWantChart(
    "The group against the programme's rules",
    (
        BarRow("law enforcement", 4, 8, 12, "bad"),
        BarRow("care", 11, 8, 12, "good"),
        BarRow("GO", 6, 7, 9, "bad"),
        BarRow("IGO", 2, 2, 4, "good"),
        BarRow("NGO", 12, 7, 9, "attention"),
        BarRow("prosecutors", 0, 1, None, "bad"),
        BarRow("from one organisation", 3, None, 3, "good"),
    ),
    "Bars: law enforcement 4 of the 8 to 12 wanted, care 11, GO 6, IGO 2, NGO 12.",
)
PAIRED = PairedChart(
    "Attitudes, person by person",
    ("before", "after"),
    (
        (2.4, 3.2),
        (2.8, 3.4),
        (3.0, 3.0),
        (2.2, 3.6),
        (3.4, 3.2),
        (2.6, 3.8),
        (3.2, 4.0),
        (2.8, 3.4),
        (3.6, 4.2),
        (1.8, 2.6),
    ),
    "Ten people; the mean rises from 2.78 to 3.44; eight are higher, one the same, one lower.",
    low=1,
    high=5,
    axis="score, 1 to 5",
)
ESTIMATES = EstimateChart(
    "Change in units of the standard deviation",
    (
        EstimateRow("Attitudes towards trafficked children", 1.28, 0.55, 2.01),
        EstimateRow("Knowledge of legislation", 0.74, 0.31, 1.2),
        EstimateRow("Confidence in interviewing", 0.12, -0.28, 0.52),
        EstimateRow("Cooperation", -0.2, -0.61, 0.19),
    ),
    "Four scales with intervals: attitudes 1.28, knowledge 0.74, confidence 0.12, cooperation -0.20.",
    "d_av with 95 % interval",
)
TIMELINE = TimelineChart(
    "The two days",
    (("Day 1, 12 May", DAY_1), ("Day 2, 13 May", DAY_2)),
    "Day 1 from 09:00 to 16:25, day 2 from 09:00 to 16:20; sessions, breaks and lunch.",
    (
        ("input", "input"),
        ("practice", "practice"),
        ("sensitive", "sensitive"),
        ("frame", "opening and closing"),
        ("break", "break"),
    ),
)
YEAR = CalendarChart(
    "The year at a glance",
    date(2005, 9, 1),
    date(2006, 2, 28),
    (
        (
            "Countries",
            (
                ("AL, with BE", (CalendarBar(date(2005, 9, 13), date(2005, 9, 14), "training", "al-1 13."),)),
                (
                    "BY, with DE",
                    (
                        CalendarBar(date(2005, 12, 17), date(2006, 1, 9), "closed"),
                        CalendarBar(date(2005, 9, 20), date(2005, 9, 21), "fixed", "by-1 20."),
                    ),
                ),
            ),
        ),
        ("Trainers", (("EXP-1", (CalendarBar(date(2005, 9, 19), date(2005, 9, 21), "person", "by-1"),)),)),
    ),
    "Trainings by date: al-1 from 2005-09-13; by-1 from 2005-09-20.",
    (("training", "training"), ("fixed", "fixed date"), ("person", "a trainer's training"), ("closed", "closed")),
)
ANSWERS = AnswersChart(
    "Confidence: who answered what",
    ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"),
    (
        AnswerRow("I can recognise signals that a child is being trafficked", (6, 3, 6, 7, 2), "before"),
        AnswerRow("I can recognise signals that a child is being trafficked", (2, 5, 8, 5, 4), "after"),
        AnswerRow("I know whom to call at night", (2, 4, 12, 6, 0), "before"),
        AnswerRow("I know whom to call at night", (2, 1, 4, 8, 9), "after"),
    ),
    "I know whom to call at night: 6 of 24 agreed before, 17 of 24 after.",
)
ITEMS = ItemMap(
    "The questions of the test",
    ("before", "after"),
    (
        ItemRow("When is it trafficking of a child?", 0.3, 0.95),
        ItemRow("It is not sure whether a young person is under eighteen. How is he or she treated?", 0.7, 0.7),
        ItemRow("Whom do you call first?", 0.9, 0.65),
        ItemRow("How many countries has the union?", 0.4, 0.45, apart=True),
        ItemRow("Asked before alone", 0.4, None, apart=True),
    ),
    "When is it trafficking of a child: from 30 % to 95 % right.",
    "not taught",
    "share of people who answered right",
)
SCALES = ScaleChart(
    "Means of every scale",
    (
        ScaleRow(
            "Knowledge", (ScalePoint("before", 56.1, 48, 64), ScalePoint("after", 78.9, 72, 86)), 0, 100, 100, "0.0"
        ),
        ScaleRow("Blame (lower is better)", (ScalePoint("before", 2.78, 2.4, 3.1), ScalePoint("after", 1.4)), 1, 5, 1),
    ),
    "Knowledge: 56.1 before, 78.9 after; blame: 2.78 before, 1.40 after.",
)
CHANGES = ReportTable(
    "Changes",
    (
        ReportColumn("Scale", width=3),
        ReportColumn("n", "count"),
        ReportColumn("Before", "0.00"),
        ReportColumn("After", "0.00"),
        ReportColumn("Change", "0.00"),
        ReportColumn("95 % interval", "0.00", interval=True, width=1.6),
        ReportColumn("p", "p"),
        ReportColumn("Improved", "percent"),
        ReportColumn("Answered", "date", width=1.4),
    ),
    (
        (
            "Attitudes towards trafficked children",
            17,
            2.78,
            3.435,
            0.655,
            (0.3125, 1.0),
            0.0004,
            0.8,
            date(2005, 5, 12),
        ),
        ("Knowledge of legislation", 1817, 4.2, 5.125, 0.925, (-0.005, 1.855), 0.0515, 0.645, date(2005, 5, 12)),
        ("Увереност при интервю", 20, 3.0, 3.0, 0.0, None, None, 0.0, "not asked"),
    ),
    "What changed from before to after, people who answered both",
    ("good", "plain", "quiet"),
)
RECRUIT = ReportTable(
    "Rows to look at",
    (ReportColumn("Where", width=1.2), ReportColumn("What", width=3), ReportColumn("What to do", width=2)),
    (
        ("roster.xlsx!Sheet1!C14", "The same e-mail address as in C9", "Ask the partner which row holds"),
        ("roster.xlsx!Sheet1!D17", "“Polizei/Jugendamt” is two roles", "Write one of: law enforcement, care"),
    ),
    "Rows that a person must look at",
    ("bad", "attention"),
)
SIGN_IN = Form(
    "Sign-in",
    (ReportColumn("No.", width=0.5), ReportColumn("Name", width=3), ReportColumn("Signature", width=3)),
    (("1", "", ""), ("2", "", "")),
)


def sample(*, landscape: bool = False) -> Document:
    """The document."""
    return Document(
        title="Multi-stakeholder training in Albania",
        subtitle="al-1, Tirana, 12 and 13 May 2005",
        notice="Internal: not for publication",
        footer="Made by ecpat-training 0.1.0 with `ecpat evaluate`, seed 1, from pre.csv (SHA-256 0123456789ab).",
        landscape=landscape,
        blocks=(
            Paragraph("Four law enforcers are missing and three NGO colleagues are too many.", "bad"),
            Paragraph(
                "The scores of seventeen people who answered before and after are higher on two of three scales."
            ),
            FactList(
                (("Training", "al-1"), ("Partner", "Children's Rights Centre, Tirana & “Всичко” <NGO>"), ("Rows", "20"))
            ),
            Heading("Who is coming"),
            HAVE_WANT,
            Bullets(("4 law enforcers short", "1 prosecutor short", "3 NGO over")),
            RECRUIT,
            Heading("The agenda", 1),
            TIMELINE,
            PageBreak(),
            Heading("What changed"),
            KeyFigure("Attitudes", "-0.65 points", ("95 % interval -1.00 to -0.31; 17 people",)),
            Heading("Attitudes", 2),
            PAIRED,
            CHANGES,
            ESTIMATES,
            ANSWERS,
            ITEMS,
            SCALES,
            Heading("How to read this", 3),
            Paragraph(
                "An interval that holds zero says that the change may be none.\nIt does not say that it is none.",
                "quiet",
            ),
            Paragraph("Two answers came late.", "attention"),
            Paragraph("All rules of the agenda are kept.", "good"),
            PageBreak(),
            Heading("Multi-stakeholder training in Albania", 0),
            Checklist(("Evaluation forms are handed out", "Sign-in sheets are on the table")),
            SIGN_IN,
            BlankLines(2),
        ),
    )
