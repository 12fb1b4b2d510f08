/** Mailbox. */
export const mailbox = {
  title: "Mailbox",
};
