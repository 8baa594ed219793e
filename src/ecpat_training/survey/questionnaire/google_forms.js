// Makes a form in Google Forms. Open script.google.com, New project, put all of this in place of what is there, Run.
// Google asks for leave to make forms in your account. The links to the form are in the log below.

const QUIZ = true; // false: a form without key and points; `ecpat evaluate` scores it all the same

const FORM = null;

function makeForm() {
  const form = FormApp.create(FORM.title);
  form.setTitle(FORM.title).setDescription(FORM.description);
  form.setCollectEmail(false).setAllowResponseEdits(false).setShowLinkToRespondAgain(false).setProgressBar(true);
  if (FORM.thanks) {
    form.setConfirmationMessage(FORM.thanks);
  }
  const quiz = QUIZ && FORM.quiz;
  form.setIsQuiz(quiz);
  for (const item of FORM.items) {
    const made = ADD[item.kind](form, item, quiz);
    made.setTitle(item.title);
    if (item.help) {
      made.setHelpText(item.help);
    }
    if (item.required) {
      made.setRequired(true);
    }
  }
  Logger.log('To change it: ' + form.getEditUrl());
  Logger.log('To answer it: ' + form.getPublishedUrl());
  if (quiz) {
    Logger.log('Before anybody answers: Settings, Quiz, and hide missed questions, correct answers and point values.');
  }
}

const ADD = {
  page: (form) => form.addPageBreakItem(),
  header: (form) => form.addSectionHeaderItem(),
  paragraph: (form) => form.addParagraphTextItem(),
  text: (form, item) => checked(form.addTextItem(), item, (check) => item.pattern && check.requireTextMatchesPattern(item.pattern)),
  number: (form, item) => checked(form.addTextItem(), item, (check) => inBounds(check, item.low, item.high)),
  several: (form, item) => form.addCheckboxItem().setChoiceValues(item.options),
  grid: (form, item) => form.addGridItem().setRows(item.rows).setColumns(item.columns),
  choice: (form, item, quiz) => {
    const made = form.addMultipleChoiceItem();
    if (!quiz || item.key === null) {
      return made.setChoiceValues(item.options);
    }
    return made.setPoints(1).setChoices(item.options.map((option) => made.createChoice(option, option === item.key)));
  },
};

function checked(made, item, narrowed) {
  const check = narrowed(FormApp.createTextValidation());
  if (check) {
    made.setValidation((item.help ? check.setHelpText(item.help) : check).build());
  }
  return made;
}

function inBounds(check, low, high) {
  if (low !== null && high !== null) {
    return check.requireNumberBetween(low, high);
  }
  if (low !== null) {
    return check.requireNumberGreaterThanOrEqualTo(low);
  }
  return high !== null ? check.requireNumberLessThanOrEqualTo(high) : check.requireNumber();
}
