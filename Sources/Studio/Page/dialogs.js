// Questions that the page asks.

import { byId } from "./dom.js";

const closed = (dialog) => new Promise((done) => dialog.addEventListener("close", () => done(dialog.returnValue), { once: true }));

/// The name of a new file; null where none is to be made.
export async function askName(proposed, taken) {
  const [dialog, field] = [byId("naming"), byId("naming-name")];
  let name = proposed;
  for (let number = 2; taken.includes(name); number++) name = proposed.replace(/(\.ya?ml)$/, `-${number}$1`);
  field.value = name;
  field.oninput = () => field.setCustomValidity(
    !/\.ya?ml$/i.test(field.value) ? "a name that ends in .yaml" : taken.includes(field.value) ? "there is such a file already" : "");
  field.oninput();
  byId("naming-cancel").onclick = () => dialog.close("");
  byId("naming-make").value = "make";
  dialog.returnValue = "";
  dialog.showModal();
  field.select();
  return (await closed(dialog)) === "make" ? field.value : null;
}

/// Which of two texts is to stay: `mine`, `theirs`, or neither yet.
export async function askWhichText(mine, theirs, message) {
  const dialog = byId("conflict");
  byId("conflict-text").textContent = message;
  byId("mine").textContent = mine;
  byId("theirs").textContent = theirs ?? "(the file is gone)";
  for (const choice of ["later", "mine", "theirs"]) byId("conflict-" + choice).onclick = () => dialog.close(choice);
  dialog.returnValue = "";
  dialog.showModal();
  return closed(dialog);
}
