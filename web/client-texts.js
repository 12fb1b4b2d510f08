const tags = { en: "en-GB", ru: "ru-RU" };

/** A plain date as the reader writes it, `2026-12-14` → "14 December 2026". */
const day = (locale) => (date) =>
  new Date(`${date}T00:00:00Z`)
    .toLocaleDateString(tags[locale], { dateStyle: "long", timeZone: "UTC" })
    .replace(/\sг\.$/, " года");

/** An instant in the zone the mails name too, wherever the browser is; the zone is written beside it. */
const time = (locale) => (instant, zone) =>
  new Intl.DateTimeFormat(tags[locale], {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
    timeZoneName: "short",
  }).format(new Date(instant));

/** What a client's page says, in both languages. */
export const texts = {
  en: {
    day: day("en"),
    time: time("en"),
    greeting: (client, company) => `${client}: your contact at ${company} is changing`,
    successor: "Your new contact",
    from: (date) => `From ${date} at the latest`,
    fromMeeting: (date) => `From ${date} at the latest, or from your meeting on, if that comes first`,
    also: "The same holds for",
    confirm: "I know about the change",
    confirmed: "Thank you. We have noted that you know about the change.",
    jointMeeting: "Your meeting",
    jointCall: "Your call",
    agreed: (when) => `Agreed for ${when}.`,
    pick: "Pick a time",
    offer: "Our offer to you",
    until: "valid until",
    question: "Do you have a question?",
    yourQuestion: "Your question",
    ask: "Ask",
    answerBy: (date) => `Thank you. You will get an answer by ${date}.`,
    asked: "Your open questions",
    details: "Are these still your details?",
    name: "Name",
    email: "E-mail",
    phone: "Telephone",
    save: "These details are right",
    saved: "Thank you.",
    object: "I would rather have somebody else",
    objection: "Your reasons",
    send: "Tell us",
    objectSure: "Press again to send this to the head of sales.",
    objected: "Thank you. The head of sales will be in touch with you.",
    helpers: "For orders, invoices and service",
    departments: {
      logistics: "Logistics",
      finance: "Finance",
      support: "Support",
      marketing: "Marketing",
      contracts: "Contracts",
    },
  },
  ru: {
    day: day("ru"),
    time: time("ru"),
    greeting: (client, company) => `${client}: у Вас меняется менеджер в компании ${company}`,
    successor: "Ваш новый менеджер",
    from: (date) => `Не позднее ${date}`,
    fromMeeting: (date) => `Не позднее ${date}, а если Ваша встреча состоится раньше — сразу после неё`,
    also: "То же относится к",
    confirm: "Мне известно об этом",
    confirmed: "Спасибо, мы отметили, что Вам известно об этом.",
    jointMeeting: "Ваша встреча",
    jointCall: "Ваш звонок",
    agreed: (when) => `Договорились: ${when}.`,
    pick: "Выберите время",
    offer: "Наше предложение",
    until: "действует до",
    question: "Есть вопрос?",
    yourQuestion: "Ваш вопрос",
    ask: "Спросить",
    answerBy: (date) => `Спасибо. Мы ответим не позднее ${date}.`,
    asked: "Ваши открытые вопросы",
    details: "Ваши данные не изменились?",
    name: "Имя",
    email: "Эл. почта",
    phone: "Телефон",
    save: "Данные верны",
    saved: "Спасибо.",
    object: "Прошу назначить другого менеджера",
    objection: "Почему",
    send: "Сообщить",
    objectSure: "Нажмите ещё раз, чтобы отправить это руководителю отдела продаж.",
    objected: "Спасибо. С Вами свяжется руководитель отдела продаж.",
    helpers: "По заказам, счетам и сервису",
    departments: {
      logistics: "Логистика",
      finance: "Финансы",
      support: "Поддержка",
      marketing: "Маркетинг",
      contracts: "Договорный отдел",
    },
  },
};

/** What the page behind "no more offers" says; its reader is known only by the browser's languages. */
export const unsubscribeTexts = {
  en: { title: "No more offers", button: "Send me no more offers", done: "Done. You will get no more offers from us." },
  ru: {
    title: "Больше без предложений",
    button: "Не присылать мне предложения",
    done: "Готово. Предложений от нас больше не будет.",
  },
};

/** The first of the reader's languages that we write. */
export const chooseLocale = (languages) =>
  languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in tags) ?? "en";
