// Write, publish and export, as the commands do them and refused as they are.
import { all, element } from "./elements.js";
import { board } from "./store.js";
import { file, step, sayError } from "./server.js";
import { say, notice } from "./say.js";
import { ask } from "./dialog.js";

const text = (words, properties = {}) => {
  const input = element("input", { type: "text", autocomplete: "off", spellcheck: false, ...properties });
  return [input, element("label", {}, words, input)];
};
const tick = (words) => {
  const input = element("input", { type: "checkbox" });
  return [input, element("label", { className: "check" }, input, words)];
};

function written(answer) {
  if (answer?.files?.length) notice("files", answer.done || "Written:", answer.files);
  return answer;
}

const asking = {
  write() {
    const [dir, field] = text("Folder, as of solve -o", { value: "programme" });
    const [over, check] = tick("Replace what is there");
    ask("Write the programme to a folder", [field, check], "Write", async () => written(await step("write", { dir: dir.value.trim(), overwrite: over.checked }, "Writing …")));
  },
  publish() {
    const state = element("select", {}, ...["published", "confirmed", "offered"].map((name) => element("option", { value: name, textContent: name })));
    const [sessions, which] = text("Sessions, with commas; empty for all");
    const [now, since] = text("The time now at the venue, which the version then says; empty for none", { placeholder: "2026-05-11T12:00" });
    const [over, check] = tick("Although it breaks a hard rule, or was not made from the baseline");
    const words = element("p", { textContent: "The programme becomes the baseline: what is changed later is counted from it." });
    ask("Publish the programme", [words, element("label", {}, "State", state), which, since, check], "Publish",
      async () => written(await step("publish", { state: state.value, sessions: sessions.value.trim(), now: now.value.trim(), overwrite: over.checked }, "Publishing …")));
  },
  export() {
    const choice = element("select", {}, ...board.event.formats.map((format) => element("option", { value: format.name, textContent: `${format.name} – ${format.words}` })));
    const [to, field] = text("To a file or folder; empty to download it");
    const [over, check] = tick("Replace what is there");
    ask("Export the programme", [element("label", {}, "Format", choice), field, check], "Export", () => hand(choice.value, to.value.trim(), over.checked));
  },
};

// hand writes a format to a path, or leaves its file to the browser.
async function hand(format, to, overwrite) {
  if (to) return written(await step("export", { format, to, overwrite }, "Exporting …"));
  if (board.event.formats.find(({ name }) => name === format)?.files) {
    say(`${format} is a folder of files: say where to write it`, true);
    return false;
  }
  try {
    const made = await file("export", { format, number: board.state.number });
    const name = /filename="?([^";]+)"?/.exec(made.headers.get("Content-Disposition") ?? "")?.[1] ?? `programme.${format}`;
    const link = element("a", { href: URL.createObjectURL(await made.blob()), download: name });
    link.click();
    URL.revokeObjectURL(link.href);
    say(`${name} was handed to the browser`);
    return true;
  } catch (error) {
    await sayError(error);
    return false;
  }
}

for (const item of all("[data-ask]")) item.addEventListener("click", () => asking[item.dataset.ask]());
