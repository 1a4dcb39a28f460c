import type { IncomingMessage, ServerResponse } from "node:http"
import { handleChallenge, handleConfirmation } from "./challenge/handle"
import type { ControlDesk } from "./control/desk"
import { handleControl } from "./control/handle"
import type { Endpoint } from "./endpoint/handle"
import { handleApi } from "./endpoint/handle"
import { loginPaths } from "./login/answer"
import { handleLogin } from "./login/handle"
import { confirmSubscription } from "./notifications/subscription"
import { handlePage } from "./page/handle"
import { send } from "./http/message"
import { handleSignIn } from "./signin/handle"
import { handleWidgets } from "./widgets/handle"

export interface Rooms {
  readonly endpoint: Endpoint
  readonly control: ControlDesk
  readonly clientId: string
  /** Where the signing certificate is served, and its PEM. */
  readonly certificatePath: string
  readonly certificate: string
  readonly caCertificate: string
}

const pem = "application/x-pem-file"

/** Leads a request to its room. */
export async function route(
  rooms: Rooms,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = request.url ?? "/"
  const path = target.split("?")[0] ?? "/"
  if (path === "/_sim/ca.pem") {
    send(response, 200, pem, rooms.caCertificate)
    return
  }
  if (path === "/_sim" || path.startsWith("/_sim/")) {
    return handleControl(rooms.control, request, response)
  }
  if (path === rooms.certificatePath) {
    send(response, 200, pem, rooms.certificate)
    return
  }
  if (path.startsWith("/challenge/")) {
    const { world, outbox } = rooms.control
    return handleChallenge(world, outbox, request, response)
  }
  if (path.startsWith("/confirmation/")) {
    handleConfirmation(rooms.control.world, request, response)
    return
  }
  if (path === "/ap/oa") {
    return handleSignIn(rooms.control.world, rooms.clientId, request, response)
  }
  if (loginPaths.includes(path)) {
    handleLogin(rooms.control.world, rooms.clientId, request, response)
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
  if (await handleWidgets(rooms.control.world, rooms.control.outbox, request, response)) return
  // Whatever is left is meant for Amazon, which says what it thinks of the address.
  return handleApi(rooms.endpoint, request, response)
}
