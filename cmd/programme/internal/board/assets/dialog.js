// One dialog for all that is asked in a window of its own.
import { $, element, button } from "./elements.js";

const dialog = $("the_dialog");

// ask shows fields under a head; act is done when it is confirmed. What act returns as false
// keeps the dialog open.
export function ask(head, fields, words, act) {
  $("dialog_head").textContent = head;
  $("dialog_body").className = "fields";
  $("dialog_body").replaceChildren(...fields);
  const confirm = async () => {
    const done = await act();
    if (done !== false && done !== null) dialog.close();
    else $("dialog_body").append(refusedLine());
  };
  const main = words ? [button(words, confirm, { className: "main" })] : [];
  $("dialog_buttons").replaceChildren(button(words ? "Cancel" : "Close", () => dialog.close()), ...main);
  dialog.onkeydown = (event) => {
    if (event.key === "Enter" && words && event.target.matches("input:not([type=checkbox])")) {
      event.preventDefault();
      confirm();
    }
    event.stopPropagation();
  };
  dialog.showModal();
}

// refusedLine repeats in the dialog what the sentence below the grid says.
function refusedLine() {
  for (const old of dialog.querySelectorAll(".said-alarm")) old.remove();
  return element("p", { className: "said-alarm", textContent: $("the_sentence").textContent, role: "alert" });
}

dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
