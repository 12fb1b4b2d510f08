/** Mailbox. */
export const mailbox = {
  title: "Почтовый ящик",
};
