import { randomUUID } from "node:crypto"
import type { IncomingMessage, ServerResponse } from "node:http"
import { setTimeout as sleep } from "node:timers/promises"
import type { ErrorCode } from "../domain/amazon-error"
import { AmazonError } from "../domain/amazon-error"
import type { Fault } from "../faults/fault"
import type { FaultList } from "../faults/fault-list"
import type { Reply } from "../faults/spoil"
import { spoil } from "../faults/spoil"
import { BodyTooLarge, readBody, send } from "../http/message"
import type { Outbox } from "../notifications/outbox"
import { findAction } from "./actions/registry"
import type { EndpointContext } from "./answer-request"
import { answerRequest } from "./answer-request"
import type { ApiAnswer } from "./envelope"
import { failure } from "./envelope"
import { parseForm } from "./form"
import type { ApiRequest } from "./admission"
import type { RequestLog } from "./request-log"
import { masked } from "./request-log"

export interface Endpoint extends EndpointContext {
  readonly faults: FaultList
  readonly outbox: Outbox
  readonly log: RequestLog
}

/** Amazon's own limit is not known; a request needs far less. */
const longestBody = 1024 * 1024

/** Exactly this: some clients read XML only under this very type. */
const contentType = "text/xml"

/**
 * Clients sign the address they were configured with; where that names the scheme's usual port,
 * the Host header leaves it out.
 */
function hostSpellings(request: IncomingMessage): readonly string[] {
  const host = request.headers.host ?? ""
  if (/:\d+$/.test(host)) return [host]
  const secure = "encrypted" in request.socket
  return [host, `${host}:${secure ? 443 : 80}`]
}

async function readRequest(request: IncomingMessage): Promise<ApiRequest | AmazonError> {
  const target = request.url ?? "/"
  const [path = "/", query = ""] = target.split("?", 2)
  const method = request.method ?? "GET"
  const hosts = hostSpellings(request)
  try {
    const body = await readBody(request, longestBody)
    const form = method === "GET" ? Buffer.from(query) : body
    return { method, hosts, path, parameters: parseForm(form) }
  } catch (error) {
    if (error instanceof AmazonError) return error
    if (error instanceof BodyTooLarge) {
      return new AmazonError("InvalidParameterValue", error.message)
    }
    throw error
  }
}

/** A status fault: Amazon failing before, or with `done` after, the work. */
function failing(endpoint: Endpoint, fault: Fault, requestId: string): ApiAnswer {
  const status = fault.status ?? 503
  const code = fault.code ?? (status === 500 ? "InternalServerError" : "ServiceUnavailable")
  // A bad gateway comes from a machine in front of Amazon, which has nothing to say.
  const hasBody = fault.body ?? status !== 502
  if (!hasBody) return { status, body: "" }
  const error = new AmazonError(code as ErrorCode, "Amazon could not process the request.")
  const answered = failure(error, endpoint.state.region, requestId)
  return fault.status === undefined && fault.code ? answered : { ...answered, status }
}

async function write(response: ServerResponse, reply: Reply, requestId: string): Promise<void> {
  const headers = { "x-mws-request-id": requestId }
  if (reply.dribble === 0) {
    send(response, reply.status, reply.contentType, reply.body, headers)
    return
  }
  response.writeHead(reply.status, { "Content-Type": reply.contentType, ...headers })
  const pieces = 10
  const size = Math.ceil(reply.body.length / pieces)
  for (let piece = 0; piece < pieces && !response.destroyed; piece += 1) {
    await sleep(reply.dribble / pieces)
    response.write(reply.body.slice(piece * size, (piece + 1) * size))
  }
  response.end()
}

/** Resolves when the answer has left or can no longer leave. */
function written(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (response.writableFinished || response.destroyed) resolve()
    response.once("finish", resolve)
    response.once("close", resolve)
  })
}

function perform(
  endpoint: Endpoint,
  apiRequest: ApiRequest | AmazonError,
  fault: Fault | null,
  requestId: string,
): ApiAnswer {
  if (fault?.kind === "status" && !fault.done) return failing(endpoint, fault, requestId)
  const answer =
    apiRequest instanceof AmazonError
      ? failure(apiRequest, endpoint.state.region, requestId)
      : answerRequest(endpoint, apiRequest, requestId)
  return fault?.kind === "status" ? failing(endpoint, fault, requestId) : answer
}

/** Serves one request to Amazon's endpoint, with faults, log and notifications. */
export async function handleApi(
  endpoint: Endpoint,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomUUID()
  const apiRequest = await readRequest(request)
  const parameters =
    apiRequest instanceof AmazonError ? new Map<string, string>() : apiRequest.parameters
  const action = parameters.get("Action") ?? ""
  if (findAction(action)) endpoint.state.countRequest(action)
  const fault = endpoint.faults.strike(action)
  const note = (status: number | null, answer: string): void => {
    endpoint.log.add({
      at: endpoint.state.now(),
      action: action.slice(0, 100),
      path: (request.url ?? "").split("?")[0]?.slice(0, 200) ?? "",
      parameters: masked(parameters),
      status,
      requestId,
      answer,
      fault: fault?.kind ?? null,
    })
  }
  const goesOn = fault?.held ? await endpoint.faults.held.wait(action) : true
  if (!goesOn || fault?.kind === "drop-before") {
    note(null, "")
    response.destroy()
    return
  }
  if (fault?.kind === "delay") await sleep(fault.ms ?? (fault.held ? 0 : 1_000))
  const answer = perform(endpoint, apiRequest, fault, requestId)
  const notices = endpoint.state.takeNotices()
  endpoint.state.save()
  note(fault?.kind === "drop-after" ? null : answer.status, answer.body)
  const reply = { ...answer, contentType, dribble: 0 }
  const respond = async (): Promise<void> => {
    if (fault?.kind === "drop-after") response.destroy()
    else {
      await write(response, fault ? spoil(reply, fault) : reply, requestId)
      await written(response)
    }
  }
  if (endpoint.outbox.mode.early) {
    await endpoint.outbox.send(notices)
    await respond()
  } else await endpoint.outbox.sendAfter(respond(), notices)
}
