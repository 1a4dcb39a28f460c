import type { IncomingMessage, ServerResponse } from "node:http"
import { handleChallenge, handleConfirmation } from "./challenge/handle"
import type { ControlContext } from "./control/context"
import { handleControl } from "./control/handle"
import type { Endpoint } from "./endpoint/handle"
import { handleApi } from "./endpoint/handle"
import { loginPaths } from "./login/profile-answer"
import { handleLogin } from "./login/handle-profile"
import { confirmSubscription } from "./notifications/subscription"
import { handlePage } from "./page/handle"
import { send } from "./http/message"
import { handleSignIn } from "./login/handle-sign-in"
import { handleWidgets } from "./widgets/handle"

export interface Services {
  readonly endpoint: Endpoint
  readonly control: ControlContext
  readonly clientId: string
  /** Where the signing certificate is served, and its PEM. */
  readonly certificatePath: string
  readonly certificate: string
  readonly caCertificate: string
}

const pem = "application/x-pem-file"

/** Leads a request to the service it is for. */
export async function route(
  services: Services,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = request.url ?? "/"
  const path = target.split("?")[0] ?? "/"
  if (path === "/_sim/ca.pem") {
    send(response, 200, pem, services.caCertificate)
    return
  }
  if (path === "/_sim" || path.startsWith("/_sim/")) {
    return handleControl(services.control, request, response)
  }
  if (path === services.certificatePath) {
    send(response, 200, pem, services.certificate)
    return
  }
  if (path.startsWith("/challenge/")) {
    const { state, outbox } = services.control
    return handleChallenge(state, outbox, request, response)
  }
  if (path.startsWith("/confirmation/")) {
    handleConfirmation(services.control.state, request, response)
    return
  }
  if (path === "/ap/oa") {
    return handleSignIn(services.control.state, services.clientId, request, response)
  }
  if (loginPaths.includes(path)) {
    handleLogin(services.control.state, services.clientId, request, response)
    return
  }
  if (path === "/" && request.method === "GET") {
    if (target.includes("Action=ConfirmSubscription")) {
      confirmSubscription(request, response)
      return
    }
    handlePage(response)
    return
  }
  if (await handleWidgets(services.control.state, services.control.outbox, request, response))
    return
  // Whatever is left is meant for Amazon, which says what it thinks of the address.
  return handleApi(services.endpoint, request, response)
}
