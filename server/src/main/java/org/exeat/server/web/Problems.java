package org.exeat.server.web;

import java.io.IOException;
import org.exeat.capture.LaneSignals.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** What went wrong, as RFC 9457 has it, in sentences that the rooms below wrote. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
  @ExceptionHandler(IllegalStateException.class)
  ProblemDetail over(IllegalStateException e) {
    return Problem.of(HttpStatus.CONFLICT, "not possible any more", ours(e));
  }

  @ExceptionHandler(IllegalArgumentException.class)
  ProblemDetail wrong(IllegalArgumentException e) {
    return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "not accepted", ours(e));
  }

  @ExceptionHandler(RefusedException.class)
  ProblemDetail refused(RefusedException e) {
    HttpStatus status =
        switch (e.why()) {
          case MALFORMED -> HttpStatus.BAD_REQUEST;
          case UNKNOWN -> HttpStatus.NOT_FOUND;
          case CONFLICT -> HttpStatus.CONFLICT;
          case UNREADABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
          case BUSY -> HttpStatus.TOO_MANY_REQUESTS;
        };
    return Problem.of(status, "message refused", String.valueOf(e.getMessage()));
  }

  @ExceptionHandler(IOException.class)
  ProblemDetail unwritten(IOException e) {
    return Problem.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "not recorded",
        "It could not be recorded, and is not done. Try again.");
  }

  /** Our own sentences are for officers; a library's may hold anything. */
  private static String ours(RuntimeException e) {
    StackTraceElement[] thrown = e.getStackTrace();
    return thrown.length > 0 && thrown[0].getClassName().startsWith("org.exeat.")
        ? String.valueOf(e.getMessage())
        : "It cannot be done.";
  }

  /** Whatever Spring refuses, without what was sent. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Object ours =
        e instanceof Problem problem
            ? problem.getBody()
            : Problem.of(
                HttpStatus.valueOf(status.value()), "not understood", "There is no such request.");
    return super.handleExceptionInternal(e, ours, headers, status, request);
  }

  /** Live events end so when the server does. */
  @Override
  protected @Nullable ResponseEntity<Object> handleAsyncRequestTimeoutException(
      AsyncRequestTimeoutException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return null;
  }

  /** Without what was sent: it may be a password. */
  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return ResponseEntity.badRequest()
        .body(
            Problem.of(
                HttpStatus.BAD_REQUEST,
                "not understood",
                "The body is not the JSON that is expected here."));
  }
}
