import { pino, type Logger } from 'pino'

/** JSON lines without secrets: tokens in addresses are cut, headers and bodies are never written. */
export function makeLog(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { req: requestLine, err: pino.stdSerializers.err },
  })
}

function requestLine(request: { method: string; url: string; ip?: string; id?: unknown }) {
  return { id: request.id, method: request.method, url: withoutSecrets(request.url), ip: request.ip }
}

/** '/reset?token=abc' → '/reset?token=…' */
export function withoutSecrets(url: string): string {
  return url.replaceAll(/([?&]token=)[^&]*/g, '$1…').replaceAll(/(\/invitations\/)[^/?]{16,}/g, '$1…')
}
