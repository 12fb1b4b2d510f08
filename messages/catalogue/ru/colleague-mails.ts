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
    pieces: "{count, plural, one {# работа} few {# работы} many {# работ} other {# работы}}",
  },
  due: "срок {date}",
  chases: { reminder: "напоминание", escalation: "передано вам" },
  late: "опаздывает: {name}",
  onBehalfOf: "вместо: {name}",
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
  subjectReminder:
    "Напоминание, {department}: новый ответственный у {count, plural, one {# клиента} few {# клиентов} many {# клиентов} other {# клиента}}",
  subjectEscalation:
    "Ответа ещё нет, {department}: новый ответственный у {count, plural, one {# клиента} few {# клиентов} many {# клиентов} other {# клиента}}",
  intro:
    "Новый ответственный появится у {count, plural, one {# клиента} few {# клиентов} many {# клиентов} other {# клиента}}. До сих пор отвечает {oldOwner}.",
  due: "Пожалуйста, подтвердите до {date}. Одно нажатие подтверждает названных ниже людей; их можно и изменить, можно и возразить.",
  deliveredIsEnough:
    "У вас по ним ничего не открыто, поэтому делать ничего не нужно. Названных ниже людей можно изменить, можно и возразить.",
  button: "Подтвердить, изменить или возразить",
  openHeading: "Есть открытое в вашем подразделении",
  othersHeading: "В вашем подразделении ничего не открыто",
  client: "{client}: {owner} с {date}",
  person: "Ваш сотрудник для этого клиента: {name}",
  noPerson: "Ваш сотрудник для этого клиента ещё не назван, назовите его",
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
    "{label}: {days, plural, one {остался # рабочий день} few {осталось # рабочих дня} many {осталось # рабочих дней} other {осталось # рабочего дня}}, {open, plural, =0 {все клиенты устроены} one {открыт # клиент} few {открыто # клиента} many {открыто # клиентов} other {открыто # клиента}}",
  overdueHeading: "Просрочено по подразделениям",
  overdue: "{department}: {count, plural, one {# задача} few {# задачи} many {# задач} other {# задачи}}",
  overdueSince:
    "{department}: {count, plural, one {# задача} few {# задачи} many {# задач} other {# задачи}}, самая давняя с {date}",
  goldNotToldHeading: "Золотые клиенты, ещё не извещённые",
  goldNotIntroducedHeading: "Золотые клиенты, ещё не познакомленные",
  signsHeading: "Новые признаки",
  sign: "{client}: {sign}",
  refusalsHeading: "Отказы",
  refusal: "{person}: {count, plural, one {# клиент} few {# клиента} many {# клиентов} other {# клиента}}, {reason}",
  meetingsHeading: "Встречи сегодня",
  meeting: "{time} {client}: {people}",
  nothing: "Ничего не просрочено, встреч на сегодня нет.",
  auditHead: "Журнал аудита: строка {position}, {hash}",
};
