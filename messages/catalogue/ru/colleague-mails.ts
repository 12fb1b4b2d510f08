import type { Catalogue } from "../catalogue.ts";

export const colleague: Catalogue["colleague"] = {
  greeting: "Здравствуйте, {name}!",
  open: "Открыть Handover",
};

export const colleagueMail: Catalogue["colleagueMail"] = {
  subject: "{departure}: {count, plural, one {# дело} few {# дела} many {# дел} other {# дела}}",
  subjectOverdue:
    "{departure}: {count, plural, one {# дело} few {# дела} many {# дел} other {# дела}}, просрочено: {overdue}",
  subjectNews: "{departure}: новости",
  intro: "Это сегодняшнее письмо о передаче клиентов. Уходящий менеджер: {departure}.",
  lastDay: "Последний рабочий день: {date}.",
  sections: { overdue: "Просрочено", today: "Срок сегодня", later: "Предстоит", news: "К сведению" },
  about: "{task}: {subject}",
  counts: {
    clients: "{count, plural, one {# клиент} few {# клиента} many {# клиентов} other {# клиента}}",
    questions: "{count, plural, one {# вопрос} few {# вопроса} many {# вопросов} other {# вопроса}}",
    pieces: "{count, plural, one {# дело} few {# дела} many {# дел} other {# дела}}",
  },
  due: "срок {date}",
  chases: { reminder: "напоминание", escalation: "передано вам" },
  late: "опаздывает: {name}",
  onBehalfOf: "вместо: {name}",
  written: "«{text}»",
};

export const leaverTold: Catalogue["leaverTold"] = {
  subject: "Передача ваших клиентов: что и когда будет",
  thanks: {
    resigned:
      "Спасибо за вашу работу в компании {company}. Чтобы ваши клиенты попали в надёжные руки, вот что и когда будет и что при этом записывается.",
    dismissed:
      "Спасибо за сделанное в компании {company}. Вот что будет с вашими клиентами до последнего дня и что при этом записывается.",
    released:
      "Спасибо за сделанное в компании {company}. Вы освобождены от работы, от вас ничего не требуется. Вот что будет с вашими клиентами и что при этом записывается.",
  },
  stepsHeading: "Что и когда будет",
  lastDay: "Ваш последний рабочий день: {date}.",
  steps: {
    exportEnds: "Выгрузка клиентов закрыта, предложения вашим клиентам вам больше не видны",
    dossiers: "Досье и незакрытые вопросы заполнены; для каждого клиента можно предложить преемника",
    inventorySigned: "Инвентаризация подписана новыми ответственными и руководителем",
    clientsTold: "Компания извещает ваших клиентов",
    introductions: "Совместные встречи и звонки",
    readOnly: "Переданных клиентов можно читать, но не менять",
    signInEnds: "Ваш вход закрывается, даже если что-то не закончено",
  },
  recordedHeading: "Что записывается",
  recordedCodes: {
    cardReads: "Какие карточки клиентов вы открываете; открытые из своих задач, встреч и досье не считаются",
    refusedExports: "Отклонённые выгрузки и массовое чтение",
    changes: "Ваши изменения в клиентах и досье",
    signIns: "Время вашего входа",
  },
  seenBy: "Кто это видит: {people}. Вы видите тот же журнал.",
  keptUntil: "Хранится до {date}. После последнего дня о вас ничего не записывается.",
  questions: "Есть вопросы? Обращайтесь: {name}.",
  pageButton: "Открыть передачу дел",
  logLink: "Посмотреть журнал о вас",
};

export const departmentNotice: Catalogue["departmentNotice"] = {
  subject:
    "{department}: новый ответственный у {count, plural, one {# клиента} few {# клиентов} many {# клиентов} other {# клиента}}",
  subjectWaiting:
    "{department}: нужен ваш ответ по {waiting, plural, one {# клиенту} few {# клиентам} many {# клиентам} other {# клиента}}",
  subjectReminder:
    "Напоминание, {department}: нужен ваш ответ по {waiting, plural, one {# клиенту} few {# клиентам} many {# клиентам} other {# клиента}}",
  subjectEscalation:
    "Ответа ещё нет, {department}: нужен ваш ответ по {waiting, plural, one {# клиенту} few {# клиентам} many {# клиентам} other {# клиента}}",
  intro:
    "У {count, plural, one {# клиента} few {# клиентов} many {# клиентов} other {# клиента}} меняется ответственный. До сих пор за {count, plural, one {него} few {них} many {них} other {них}} отвечает {oldOwner}.",
  due: "По {waiting, plural, one {# из них} few {# из них} many {# из них} other {# из них}} нужен ваш ответ: пожалуйста, не позднее {date}. На странице по кнопке одно нажатие подтверждает всё сразу, в том числе названных ниже сотрудников; там же можно назвать клиенту другого сотрудника или возразить.",
  deliveredIsEnough:
    "Незакрытых дел у вашего отдела здесь нет, поэтому делать ничего не нужно. На странице по кнопке можно назвать клиенту другого сотрудника или возразить.",
  button: "Открыть список и ответить",
  openHeading: "С незакрытыми делами вашего отдела",
  othersHeading: "Без незакрытых дел вашего отдела",
  client: "{client}: {owner}, не позднее {date}",
  person: "Ваш сотрудник для этого клиента: {name}",
  noPerson: "Ваш сотрудник для этого клиента ещё не назван: пожалуйста, назовите его",
  orders:
    "{count, plural, one {# открытый заказ} few {# открытых заказа} many {# открытых заказов} other {# открытого заказа}}",
  receivable: "Задолженность: {amount}",
  question: "Незакрытый вопрос: {text}",
  questionDue: "Незакрытый вопрос, срок {date}: {text}",
  more: "Ещё {count, plural, one {# клиент} few {# клиента} many {# клиентов} other {# клиента}} на странице.",
};

export const standup: Catalogue["standup"] = {
  subject: "Оперативное совещание, {team}, {date}",
  departuresHeading: "Осталось дней",
  departure:
    "{label}: {days, plural, one {остался # рабочий день} few {осталось # рабочих дня} many {осталось # рабочих дней} other {осталось # рабочего дня}}, {open, plural, =0 {клиентов в работе нет} one {в работе # клиент} few {в работе # клиента} many {в работе # клиентов} other {в работе # клиента}}",
  overdueHeading: "Просрочено по отделам",
  overdue: "{department}: {count, plural, one {# задача} few {# задачи} many {# задач} other {# задачи}}",
  overdueSince:
    "{department}: {count, plural, one {# задача} few {# задачи} many {# задач} other {# задачи}}, самая давняя с {date}",
  goldNotToldHeading: "Золотые клиенты, которых ещё не известили",
  goldNotIntroducedHeading: "Золотые клиенты, которых ещё не познакомили с новым менеджером",
  signsHeading: "Новые признаки",
  sign: "{client}: {sign}",
  refusalsHeading: "Отказы",
  refusal:
    "{person}: {count, plural, one {# клиент} few {# клиента} many {# клиентов} other {# клиента}}, причина: {reason}",
  meetingsHeading: "Встречи сегодня",
  meeting: "{time} {client}: {people}",
  nothing: "Ничего не просрочено, встреч на сегодня нет.",
  auditHead: "Журнал аудита: строка {position}, {hash}",
};

export const testMail: Catalogue["testMail"] = {
  subject: "{company}: проверочное письмо",
  intro: "Вы запросили проверочное письмо. Оно отправлено так же, как все письма клиентам и сотрудникам.",
};
