import type { Catalogue } from "../catalogue.ts";

// Names stay in the nominative and verbs without gender: neither is known of a stranger's name.

export const client: Catalogue["client"] = {
  greeting: "Здравствуйте, {name}!",
  greetingUnnamed: "Здравствуйте!",
  closing: "С уважением",
  pageButton: "Открыть Вашу страницу",
  pageHint: "На Вашей странице можно задать вопрос, возразить или исправить контактные данные. Пароль не нужен.",
  replyHint: "Можно и просто ответить на это письмо.",
  unsubscribe: "Больше не присылать предложения",
  name: "Имя",
  email: "Электронная почта",
  phone: "Телефон",
};

export const clientNotice: Catalogue["clientNotice"] = {
  subject: "{company}: Ваш новый менеджер — {successor}",
  change:
    "В компании {company} меняется Ваш менеджер. Прежний менеджер — {leaver}; новый ответственный за {client} — {successor}.",
  changeWithoutLeaver: "В компании {company} меняется Ваш менеджер. Новый ответственный за {client} — {successor}.",
  effective: "Это вступит в силу не позднее {date}.",
  effectiveOrMeeting: "Это вступит в силу не позднее {date}, а если Ваша встреча состоится раньше — сразу после неё.",
  effectiveOrCall: "Это вступит в силу не позднее {date}, а если Ваш звонок состоится раньше — сразу после него.",
  untilThen: "До этого ничего не меняется.",
  untilThenWithoutLeaver: "Если что-то понадобится раньше, ответьте на это письмо.",
  heading: "Ваш новый менеджер",
  staysHeading: "Что остаётся прежним",
  benefitsHeading: "Чем это хорошо для Вас",
  departmentsHeading: "С кем связаться в наших отделах",
  departmentPerson: "{department}: {person}",
  meetingHeading: "Мы хотели бы встретиться с Вами",
  meeting:
    "Приглашаем Вас на общую встречу. Участвуют: {people}. Так всё, о чём с Вами договорились, будет передано в Вашем присутствии. Выберите, пожалуйста, удобное время.",
  meetingButton: "Выбрать время",
  callHeading: "Короткий общий звонок",
  call: "Предлагаем поговорить вместе четверть часа, чтобы ничего из договорённого с Вами не потерялось. Участвуют: {people}. Выберите, пожалуйста, удобное время.",
  callButton: "Выбрать время звонка",
  introductionHeading: "Знакомьтесь: {successor}",
  introduction:
    "Вашими заказами, договорённостями и незакрытыми вопросами займётся {successor}. Если что-то понадобится, просто напишите или позвоните.",
  offerHeading: "Предложение для Вас: {title}",
  offerValid: "Действует до {date}.",
};

export const clientNoticeCorrection: Catalogue["clientNoticeCorrection"] = {
  subject: "{company}: поправка к нашему последнему письму",
  causes: {
    noticeWithdrawn:
      "Мы писали, что в компании {company} меняется Ваш менеджер. Это больше не так: всё остаётся по-прежнему.",
    successorChanged:
      "Менеджер, о котором мы Вам писали, всё же не сможет принять дела. Просим извинить за перемену; ниже — кто отвечает за {client} с нашей стороны.",
    dateChanged: "День, с которого в компании {company} меняется Ваш менеджер, перенесён.",
    detailsCorrected: "В нашем последнем письме была ошибка. Вот верные сведения.",
  },
  heading: "Ваш менеджер",
  effective: "Это действует с {date}.",
};

export const meetingInvitation: Catalogue["meetingInvitation"] = {
  subjectMeeting: "Встреча — {date}: {company} и {client}",
  subjectCall: "Звонок — {date}: {company} и {client}",
  changes: {
    new: "Приглашаем Вас.",
    moved: "Договорённость изменилась. Ниже — как она выглядит теперь.",
    placeChanged: "Место изменилось.",
    peopleChanged: "Состав участников изменился.",
  },
  when: "Когда",
  zone: "Часовой пояс",
  where: "Где",
  who: "Кто",
  agendaHeading: "О чём пойдёт речь",
  answer: "Пожалуйста, примите или отклоните приглашение в своём календаре.",
  tellClient:
    "Клиенту {client} приглашение не отправлено: нет адреса, на который можно писать. Сообщите, пожалуйста, время по телефону.",
  otherTime: "Выбрать другое время",
};

export const meetingCancelled: Catalogue["meetingCancelled"] = {
  subject: "Отменено: {date}, {company} и {client}",
  subjectRemoved: "Ваше участие больше не требуется: {company} и {client}",
  causes: {
    rescheduling: "Встреча или звонок ниже не состоится. Мы пришлём Вам другое время.",
    noLongerNeeded: "Встреча или звонок ниже больше не требуется и не состоится.",
    declined: "Встреча или звонок ниже отменены после отказа.",
    removed:
      "Ваше участие больше не требуется: встреча или звонок состоится без Вас. Если запись осталась в Вашем календаре, удалите её.",
  },
  when: "Когда",
  zone: "Часовой пояс",
  otherTime: "Выбрать другое время",
};

export const objectionReceipt: Catalogue["objectionReceipt"] = {
  subject: "{company}: мы получили Ваше возражение",
  intro:
    "Спасибо, что сказали прямо. Ваше возражение получено, мы относимся к нему серьёзно и ничего не будем решать без Вас.",
};

export const clientQuestionReceipt: Catalogue["clientQuestionReceipt"] = {
  subject: "{company}: мы получили Ваш вопрос",
  intro: "Ваш вопрос получен.",
};

export const receipt: Catalogue["receipt"] = {
  responsible: "Ответит {name}, не позднее {date}.",
  written: "Вы написали",
  contactHeading: "К кому обращаться",
};

export const ownLetter: Catalogue["ownLetter"] = {
  client: "[клиент]",
  contact: "[контактное лицо]",
  successor: "[новый менеджер]",
};
