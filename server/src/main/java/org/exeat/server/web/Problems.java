package org.exeat.server.web;

import java.io.IOException;
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
    return Problem.of(HttpStatus.CONFLICT, "not possible any more", String.valueOf(e.getMessage()));
  }

  @ExceptionHandler(IllegalArgumentException.class)
  ProblemDetail wrong(IllegalArgumentException e) {
    return Problem.of(
        HttpStatus.UNPROCESSABLE_CONTENT, "not accepted", String.valueOf(e.getMessage()));
  }

  @ExceptionHandler(IOException.class)
  ProblemDetail unwritten(IOException e) {
    return Problem.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "not recorded",
        "It could not be recorded, and is not done: " + e.getMessage());
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
