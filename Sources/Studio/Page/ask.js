// Questions to the program that serves the page.

// The token stands behind the `#` of the address, so that it is in no request line. It stays with this tab.
const given = location.hash.slice(1);
if (given) {
  sessionStorage.setItem("token", given);
  history.replaceState(null, "", location.pathname);
}
const token = sessionStorage.getItem("token") ?? "";

/// Why a question has no answer.
export class Refusal extends Error {
  constructor(status, answer) {
    super(answer.error?.message ?? `status ${status}`);
    this.status = status;
    this.help = answer.error?.help;
    this.details = answer.details ?? {};
  }
}

/// Asks, and returns the answer. Throws a `Refusal`, also where the program has ended.
export async function ask(question, request = {}) {
  let response;
  try {
    response = await fetch("/api/" + question, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Patchbay-Token": token },
      body: JSON.stringify(request),
    });
  } catch {
    throw new Refusal(0, {
      error: { message: "the program does not answer", help: "start `patchbay studio` again; unsaved texts stay here until then" },
    });
  }
  const answer = await response.json();
  if (!response.ok) throw new Refusal(response.status, answer);
  return answer;
}

/// Asks again and again, and hands on the latest answer alone: an answer that comes after a later question counts for nothing.
export function latest() {
  let number = 0;
  return async (question, request) => {
    const own = ++number;
    try {
      const answer = await ask(question, request);
      return own === number ? answer : null;
    } catch (refusal) {
      if (own !== number) return null;
      throw refusal;
    }
  };
}
