// Write, publish and export, as the commands do them and refused as they are.
import { all, element } from "./elements.js";
import { board } from "./store.js";
import { post, step, sayError, Refused } from "./server.js";
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
    const [note, field] = text("Note, kept with the version", { dir: "auto" });
    const [over, check] = tick("Publish although tables were changed since");
    const words = element("p", { textContent: "The programme becomes the baseline: what is changed later is counted from it, and people who are in what changes are told." });
    ask("Publish the programme", [words, field, check], "Publish", async () => written(await step("publish", { note: note.value.trim(), overwrite: over.checked }, "Publishing …")));
  },
  export() {
    const choice = element("select", {}, ...board.event.formats.map((format) => element("option", { value: format.name, textContent: `${format.name} – ${format.words}` })));
    const [to, field] = text("To a file or folder; empty to download it");
    const [over, check] = tick("Replace what is there");
    ask("Export the programme", [element("label", {}, "Format", choice), field, check], "Export", () => hand(choice.value, to.value.trim(), over.checked));
  },
};

// hand asks for a format and saves what comes, or says which files were written.
async function hand(format, to, overwrite) {
  try {
    const answer = await post("export", { format, to, overwrite });
    if (!(answer instanceof Response)) {
      say(answer.done || "Exported");
      return written(answer);
    }
    const name = /filename="?([^";]+)"?/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? `programme.${format}`;
    const link = element("a", { href: URL.createObjectURL(await answer.blob()), download: name });
    link.click();
    URL.revokeObjectURL(link.href);
    say(`${name} was handed to the browser`);
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await sayError(error);
    return false;
  }
}

for (const item of all("[data-ask]")) item.addEventListener("click", () => asking[item.dataset.ask]());
