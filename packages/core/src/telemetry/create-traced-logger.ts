import { trace } from "@opentelemetry/api";
import type { Logger } from "../contracts/logger.ts";

/** Adds the ids of the active span, where there is one, so that logs and traces find each other. */
export function createTracedLogger(logger: Logger): Logger {
  return {
    log(level, message, fields) {
      const span = trace.getActiveSpan()?.spanContext();
      logger.log(
        level,
        message,
        span ? { ...fields, traceId: span.traceId, spanId: span.spanId } : fields,
      );
    },
  };
}
