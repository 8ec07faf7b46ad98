package org.exeat.server.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A refusal in the form of RFC 9457. */
final class Problem extends ErrorResponseException {
  Problem(HttpStatus status, String title, String detail) {
    super(status, of(status, title, detail), null);
  }

  static ProblemDetail of(HttpStatus status, String title, String detail) {
    ProblemDetail p = ProblemDetail.forStatusAndDetail(status, detail);
    p.setTitle(title);
    return p;
  }
}
