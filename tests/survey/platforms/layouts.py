"""What further platforms write, with content of our own."""

ALCHEMER = """\
"Response ID","Time Started","Date Submitted","Status","Contact ID","Language","SessionID","Link Name","Your code","How sure are you?"
"1","Mar 13, 2026 9:15:00 am","Mar 13, 2026 9:16:10 am","Complete","","English","a1","Default Link","AN07","4"
"2","Mar 13, 2026 9:15:10 am","","Partial","","English","a2","Default Link","BO12","3"
"3","Mar 13, 2026 9:17:00 am","Mar 13, 2026 9:18:00 am","Disqualified","","English","a3","Default Link","XX99","1"
"""  # noqa: E501
ALCHEMER_EARLY = """\
"Time Started","Date Submitted","Status","Do you know whom to call?","Tool #1:Which tools do you use?"
"2014-03-13 09:15:00","2014-03-13 09:16:10","Complete","Yes, I do","Police line"
"2014-03-13 09:15:10","2014-03-13 09:26:10","Complete","No","Helpline"
"""
SURVEYMONKEY = """\
Start Date,End Date,Your code,How sure are you of each?,,What else?
,,Open-Ended Response,I know whom to call.,I can open an interview,Open-Ended Response
03/13/2026 09:15:00 AM,03/13/2026 09:16:00 AM,AN07,Agree,Disagree,
03/13/2026 09:17:00 AM,03/13/2026 09:19:00 AM,BO12,Neutral,Agree,nothing
"""
SURVEYMONKEY_BARE = """\
Your code,Where do you work?,How sure are you of each?,
Open-Ended Response,Response,I know whom to call.,I can open an interview
AN07,Police,Agree,Disagree
BO12,Shelter,Neutral,Agree
"""
SUMMARY = """\
Where do you work?,,
Answer Choices,Responses,
Police,60.00%,6
Shelter,40.00%,4
,Answered,10
,Skipped,2
"""
MOODLE = """\
Surname,First name,Email address,State,Started on,Completed,Time taken,Grade/10.00,Q. 1 /5.00,Q. 2 /5.00
Berg,Anna,anna@x.example,Finished,13 March 2026  9:15 AM,13 March 2026  9:25 AM,10 mins,7.50,5.00,2.50
Kovac,Boris,boris@x.example,In progress,13 March 2026  9:15 AM,-,-,-,5.00,-
Overall average,,,,,,,7.50,5.00,2.50
"""
MOODLE_GERMAN = """\
Nachname;Vorname;E-Mail-Adresse;Status;Begonnen am;Beendet;Verbrauchte Zeit;Bewertung/10,00;F 1 /5,00
Berg;Anna;anna@x.example;Beendet;13. März 2026  09:15;13. März 2026  09:25;10 Minuten;7,50;5,00
Gesamtdurchschnitt;;;;;;;7,50;5,00
"""
TYPEFORM = """\
#,Your code,How sure are you?,Police,Care,Start Date (UTC),Submit Date (UTC),Network ID
0a1b2c3d4e5f60718293a4b5c6d7e8f9,AN07,4,Police,,2026-03-13 09:15:00,2026-03-13 09:16:00,aa11
1a1b2c3d4e5f60718293a4b5c6d7e8f9,BO12,5,,Care,2026-03-13 09:15:00,2026-03-13 09:17:00,bb22
"""
JOTFORM = """\
Submission Date,Your code,How sure are you?,Submission IP,Submission ID
"Mar 13, 2026 09:15:00",AN07,4,10.0.0.1,5012088400321322831
"""
EUSURVEY = """\
Alias,sure2026,,
Export Date,2026-03-20 10:00:00,,
,,,
Your code(ID3),How sure are you?(ID27),Where do you work?(ID30),Creation date
AN07,Agree(ID40),Police(ID51); Shelter(ID52),2026-03-13 09:15:00
BO12,Neutral(ID41),Police(ID51),2026-03-13 09:16:00
"""
SOSCI = """\
CASE\tSERIAL\tREF\tQUESTNNR\tMODE\tSTARTED\tCO01_01\tSU01_01\tTIME001\tLASTDATA\tFINISHED\tQ_VIEWER\tLASTPAGE\tMAXPAGE
Case\tSerial\tReference\tQuestionnaire\tMode\tStarted\tYour code\tSure: I know whom to call.\tTime 1\tLast data\tDone\tViewer\tLast\tMost
17\t\t\tpost\tinterview\t2026-03-13 09:15:00\tAN07\t4\t12\t2026-03-13 09:16:00\t1\t0\t3\t3
18\t\t\tpost\tinterview\t2026-03-13 09:15:00\tBO12\t3\t12\t2026-03-13 09:16:00\t0\t0\t1\t1
"""  # noqa: E501
ZOOM = """\
#,User Name,User Email,Submitted Date/Time,
1,Anna Berg,anna@x.example,"Mar 13, 2026 09:15:00",Do you know whom to call?,Yes,How sure are you?,4,
2,Boris Kovac,boris@x.example,"Mar 13, 2026 09:15:07",Do you know whom to call?,No,How sure are you?,3,
3,Clara Novak,clara@x.example,"Mar 13, 2026 09:15:09",Do you know whom to call?,Yes,
"""
ZOOM_NEW = """\
Poll Report
Report Generated:,"Mar 14, 2026 10:00:00"
Topic,Meeting ID,Actual Start Time,Actual Duration (minutes)
Training,123 4567 8901,"Mar 13, 2026 09:00:00",180

#,User Name,User Email,Submitted Date/Time,How sure are you?
1,Anna Berg,anna@x.example,"Mar 13, 2026 09:15:00",4
2,Boris Kovac,boris@x.example,"Mar 13, 2026 09:15:07",3
"""
ZOOM_SEVERAL = (
    ZOOM_NEW
    + """\

#,User Name,User Email,Submitted Date/Time,Was it useful?
1,Anna Berg,anna@x.example,"Mar 13, 2026 11:15:00",Yes
"""
)
ZOOM_WEBINAR_SURVEY = """\
Survey Report
Report Generated:,"Mar 14, 2026 10:00:00"
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)
Training,123 4567 8901,"Mar 13, 2026 09:00:00",180

#,User Name,Email Address,Submitted Date/Time,How sure are you?,Your code
1,Anna Berg,anna@x.example,"Mar 13, 2026 12:15:00",4,AN07
2,Anonymous Attendee,,"Mar 13, 2026 12:15:07",3,BO12
3,Anonymous Attendee,,"Mar 13, 2026 12:15:09",3,CL12
"""
ZOOM_ATTENDEES = """\
Attendee Report
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered
Training,123 4567 8901,"Mar 13, 2026 09:00:00",180,2
Host Details
User Name,Email,Join Time,Leave Time,Time in Session (minutes)
Trainer,t@x.example,"Mar 13, 2026 09:00:00","Mar 13, 2026 12:00:00",180
Attendee Details
Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time
Yes,Anna Berg,Anna,Berg,anna@x.example,"Mar 1, 2026 08:00:00",approved,"Mar 13, 2026 09:00:00","Mar 13, 2026 10:00:00"
Yes,Anna Berg,Anna,Berg,anna@x.example,"Mar 1, 2026 08:00:00",approved,"Mar 13, 2026 10:05:00","Mar 13, 2026 12:00:00"
"""
JISC = """\
Unique Response Number,1. Your code,2. How sure are you?,Completed
100200-100193-10000001,AN07,4,2026-03-13 09:15:00
100200-100193-10000017,BO12,5,2026-03-13 09:16:00
"""
MENTIMETER = """\
Session,Date,Voter,Your code,How sure are you?
1,2026-03-13,Voter 1,AN07,4
1,2026-03-13,Voter 2,BO12,5
"""
SLIDO = """\
User ID,User name,User email,User company,How sure are you?,Which of these? (Multiple choice)
a1b2,Anna Berg,anna@x.example,Police,4,"Court, Police"
c3d4,Anonymous,,,5,Court
"""
EUSURVEY_MATRIX = """\
Alias,sure2026,,,,,
Дата на експорта,2026-03-20 10:00:00,,,,,
,,,,,,
Your code(ID3),How sure are you of each?: I know whom to call.(ID28),How sure are you of each?: I can open an interview(ID29),Принос,Създаден на,Последна промяна,Общо
AN07,Agree(ID40),Disagree(ID41),Anonymous,2026-03-13 09:15:00,2026-03-14 09:15:00,8/10
BO12,Neutral(ID41),Agree(ID40),Anonymous,2026-03-13 09:16:00,2026-03-14 09:15:00,4/10
"""  # noqa: E501
TYPEFORM_NEW = """\
#,Your code,<strong>How sure</strong> are you?,Police,Other,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags,Ending
abc123,AN07,4,Police,,completed,2026-03-13 09:15:00,,2026-03-13 09:16:00,aa11,,
abc124,BO12,5,,Care,partial,2026-03-13 09:15:00,2026-03-13 09:16:00,,bb22,,
"""  # noqa: E501
MOODLE_FOUR = """\
Last name,First name,Username,Email address,Status,Started,Completed,Duration,Grade/10.00,Response 1
Berg,Anna,aberg,anna@x.example,Finished,13 March 2026  9:15 AM,13 March 2026  9:25 AM,10 mins,7.50,the court
Berg,Anna,aberg,anna@x.example,Finished,14 March 2026  9:15 AM,14 March 2026  9:25 AM,10 mins,9.50,the police
Kovac,Boris,bkovac,boris@x.example,Finished,13 March 2026  9:15 AM,13 March 2026  9:25 AM,10 mins,5.00,-
Obecný průměr,,,,,,,,7.33,
"""
MOODLE_FEEDBACK = """\
Antwort Nr.,Gruppen,(code) Your code,(s1) How sure are you?
Antwort Nr.: 1,,AN07,4
Antwort Nr.: 2,,BO12,5
"""
MOODLE_ASKED = """\
Last name,Email address,State,Started on,Completed,Time taken,Grade/1.00,Question 1,Response 1,Right answer 1
Berg,anna@x.example,Finished,13 March 2026  9:15 AM,13 March 2026  9:25 AM,10 mins,1.00,Who appoints the guardian?,The police,The court
Kovac,boris@x.example,Finished,13 March 2026  9:15 AM,13 March 2026  9:25 AM,10 mins,1.00,Who appoints the guardian?,-,The court
"""  # noqa: E501
JISC_CODED = """\
"URN","Q1","Q2","Q9_1","Q9_2","CompletionDate"
"641101-641092-66580072","AN07","4","0","1","2026-03-13"
"641101-641092-66580073","BO12","5","1","0","2026-03-14"
"""
SURVEY_SOLUTIONS = """\
interview__key\tinterview__id\tcode\tsure\thelps__1\thelps__2\tcomment\tssSys_IRnd\thas__errors\tinterview__status
10-20-30-41\ta1b2c3\tAN07\t4\t1\t0\tgood\t.4\t0\t100
10-20-30-42\ta1b2c4\tBO12\t-999999999\t0\t1\t##N/A##\t.5\t0\t100
"""
