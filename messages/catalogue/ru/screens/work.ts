/** Моя работа, одна задача, заместитель и дни отсутствия. */
export const work = {
  title: "Моя работа",
  lead: "{open, plural, =0 {Вас ничего не ждёт.} one {Вас ждёт # задача} few {Вас ждут # задачи} many {Вас ждут # задач} other {Вас ждут # задачи}}{late, plural, =0 {} one {, из них просрочена #} few {, из них просрочены #} many {, из них просрочено #} other {, из них просрочено #}}",
  empty: "Вас ничего не ждёт",
  emptyLead: "Новые задачи появятся здесь сами и придут по почте.",
  filter: {
    label: "Показать",
    all: "Все {count}",
    late: "Просрочено {count}",
    today: "Сегодня {count}",
    week: "В течение 7 дней {count}",
    deputy: "Как заместитель {count}",
  },
  departure: "Увольнение",
  anyDeparture: "Все увольнения",
  column: { what: "Что", client: "О ком", due: "Срок", why: "Почему я" },
  about: {
    clients:
      "{count, plural, one {# клиент} few {# клиента} many {# клиентов} other {# клиента}}, передаёт {leaver}",
    questions: "{count, plural, one {# вопрос} few {# вопроса} many {# вопросов} other {# вопроса}}, передаёт {leaver}",
    pieces: "{count, plural, one {# дело} few {# дела} many {# дел} other {# дела}}, передаёт {leaver}",
    client: "{client}, передаёт {leaver}",
    system: "{system}, для: {leaver}",
  },
  why: {
    own: "Это ваша часть",
    deputy: "Вы замещаете: {name}",
    reminded: "Напоминание отправлено",
    escalated: "Ваш руководитель знает",
  },
  late: "просрочено",
  done: "Готово",
  doneLead: "Эта задача больше не ждёт вас.",
  nextTask: "Дальше: {task}",
  noNext: "Больше вас ничего не ждёт.",
  openDossier: "Открыть досье клиента",
  openDeparture: "Открыть увольнение",
};
