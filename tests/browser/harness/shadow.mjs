// Reaches into the extension's closed shadow root, as the protocols that drive browsers may and pages may not.

const HOST = "document.querySelector('chaperone-panel')";

/**
 * Gives back `call(asked, ...args)`: runs the function `asked(root, ...args)` in the page, with the shadow root, and hands back
 * what it returns, as JSON. Without a shadow root there, it hands back `undefined`.
 */
export function shadow(name, page) {
  return name === "firefox" ? throughBidi(page) : throughDevTools(page);
}

function throughDevTools(page) {
  let session;
  const find = async (devtools) => {
    const { result } = await devtools.send("Runtime.evaluate", { expression: HOST });
    if (!result.objectId) return undefined;
    const { node } = await devtools.send("DOM.describeNode", { objectId: result.objectId, pierce: true });
    if (!node.shadowRoots) return undefined;
    const { object } = await devtools.send("DOM.resolveNode", { backendNodeId: node.shadowRoots[0].backendNodeId });
    return object.objectId;
  };
  return whileThePageLasts(async (asked, args) => {
    const devtools = await (session ??= page.createCDPSession());
    const objectId = await find(devtools);
    if (!objectId) return undefined;
    const { result, exceptionDetails } = await devtools.send("Runtime.callFunctionOn", {
      objectId,
      functionDeclaration: `function (...args) { return JSON.stringify((${asked})(this, ...args)); }`,
      arguments: args.map((value) => ({ value })),
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  });
}

function throughBidi(page) {
  const target = { context: page.mainFrame()._id };
  const send = async (method, parameters) => {
    const { result } = await page.browser().connection.send(method, { target, awaitPromise: false, ...parameters });
    if (result.type === "exception") throw new Error(result.exceptionDetails.text);
    return result.result;
  };
  return whileThePageLasts(async (asked, args) => {
    const host = await send("script.evaluate", {
      expression: HOST,
      serializationOptions: { includeShadowTree: "all", maxDomDepth: 0 },
    });
    const sharedId = host.value?.shadowRoot?.sharedId;
    if (!sharedId) return undefined;
    const answer = await send("script.callFunction", {
      functionDeclaration: `(root, args) => JSON.stringify((${asked})(root, ...JSON.parse(args)))`,
      arguments: [{ sharedId }, { type: "string", value: JSON.stringify(args) }],
    });
    return answer.value;
  });
}

const GONE = /context was destroyed|no such node|No node with given id|Could not find|Cannot find context|no such frame|stale|not found/i;

/** A page that loads anew meanwhile has no panel for a moment, which is an answer too. */
const whileThePageLasts = (call) => async (asked, ...args) => {
  try {
    const answer = await call(asked.toString(), args);
    return answer === undefined ? undefined : JSON.parse(answer);
  } catch (error) {
    if (GONE.test(error.message)) return undefined;
    throw error;
  }
};
