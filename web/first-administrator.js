import { post, signIn } from "/api.js";
import { form, h, show } from "/dom.js";

/** The token stands behind the #, which no server or log ever sees. */
const token = location.hash.slice(1);

const field = (name, type, autocomplete) =>
  h("input", { name, type, autocomplete, required: true, minlength: type === "password" ? 10 : null });

show(
  h("h1", {}, "First administrator"),
  h("p", {}, "This link serves once. The administrator adds people, policies and connections, and approves nothing."),
  form(
    [
      ["Name", field("name", "text", "name")],
      ["E-mail", field("email", "email", "username")],
      ["Password, at least 10 characters", field("password", "password", "new-password")],
    ],
    "Create the sign-in",
    async (values) => {
      await post("first-administrator", values, { "Handover-Link": token });
      await signIn(values.email, values.password);
      location.assign("/");
    },
  ),
);
