"use strict";
// A form for the model's columns. What stands behind # in the address fills it in and is predicted, so that a row can be linked to.
const at = (id) => document.getElementById(id);
let model;

function hint(column) {
  if (column.min !== undefined) {
    return `training rows: ${column.min} to ${column.max}, median ${column.median}`;
  }
  return column.values ? `${column.values.length} known values` : column.kind;
}

function field(column, index) {
  const box = document.createElement("div");
  const label = document.createElement("label");
  label.htmlFor = `f${index}`;
  label.textContent = column.name;
  const input = document.createElement("input");
  input.id = `f${index}`;
  input.name = column.name;
  if (column.kind === "number") input.inputMode = "decimal";
  if (column.values) {
    const list = document.createElement("datalist");
    list.id = `l${index}`;
    for (const value of column.values) list.append(new Option(value, value));
    input.setAttribute("list", list.id);
    box.append(list);
  }
  const text = document.createElement("div");
  text.className = "hint";
  text.id = `h${index}`;
  text.textContent = hint(column);
  input.setAttribute("aria-describedby", text.id);
  input.addEventListener("input", () => mark(column, input, text));
  box.prepend(label, input, text);
  return box;
}

function mark(column, input, text) {
  const value = Number(input.value);
  const beyond = column.min !== undefined && input.value.trim() !== "" && (value < column.min || value > column.max);
  text.className = beyond ? "hint beyond" : "hint";
  text.textContent = beyond ? `outside the training rows: ${column.min} to ${column.max}` : hint(column);
}

function row() {
  const values = {};
  model.columns.forEach((column, index) => {
    const text = at(`f${index}`).value.trim();
    if (text === "") values[column.name] = null;
    else if (column.min !== undefined || column.kind === "number") values[column.name] = Number.isNaN(Number(text)) ? text : Number(text);
    else values[column.name] = text;
  });
  return values;
}

function fail(message) {
  at("answer").hidden = true;
  at("error").hidden = false;
  at("error").textContent = message;
}

function item(list, tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  list.append(element);
}

function show(answer) {
  const one = answer.predictions[0];
  at("error").hidden = true;
  at("answer").hidden = false;
  const probabilities = at("probabilities");
  const warnings = at("warnings");
  probabilities.replaceChildren();
  warnings.replaceChildren();
  if (one.probability !== undefined) {
    at("prediction").textContent = one.label;
    item(probabilities, "dt", `probability of ${model.classes[1]}`);
    item(probabilities, "dd", String(one.probability));
    item(probabilities, "dt", "threshold");
    item(probabilities, "dd", String(model.threshold));
  } else if (one.probabilities) {
    at("prediction").textContent = one.label;
    for (const [name, value] of Object.entries(one.probabilities)) {
      item(probabilities, "dt", `probability of ${name}`);
      item(probabilities, "dd", String(value));
    }
  } else {
    at("prediction").textContent = `${model.target} ${one.value}`;
  }
  for (const of of answer.beyondTraining) {
    item(warnings, "li", `${of.column} ${of.value} is outside the training rows (${of.min} to ${of.max})`);
  }
  for (const notice of answer.notices) item(warnings, "li", notice);
}

async function predict() {
  try {
    const response = await fetch("predict", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify([row()]),
    });
    const answer = await response.json();
    if (response.ok) show(answer);
    else fail(answer.error.message);
  } catch (error) {
    fail(`The server does not answer: ${error.message}`);
  }
}

async function start() {
  model = await (await fetch("model")).json();
  document.title = `Model of ${model.target}`;
  at("title").textContent = `Model of ${model.target}`;
  at("about").textContent =
    `Trained on ${model.trainedOn.rows} rows of ${model.trainedOn.source}; id ${model.id.slice(0, 12)}. An empty field is a gap.`;
  model.columns.forEach((column, index) => at("fields").append(field(column, index)));
  at("row").addEventListener("submit", (event) => {
    event.preventDefault();
    predict();
  });
  if (location.hash.length > 1) {
    const given = new URLSearchParams(location.hash.slice(1));
    model.columns.forEach((column, index) => {
      const input = at(`f${index}`);
      input.value = given.get(column.name) ?? "";
      input.dispatchEvent(new Event("input"));
    });
    predict();
  }
}

start().catch((error) => fail(`The model cannot be read: ${error.message}`));
