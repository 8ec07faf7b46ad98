package org.exeat.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.exeat.capture.LaneSignals;
import org.exeat.server.traveller.ReceiptDesk;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that are longer than anything that is asked for there, or do not say how long. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SmallBodies extends OncePerRequestFilter {
  /** Bytes. */
  private static final long LONGEST = 64 * 1024;

  /** Photographs of receipts' codes that are in memory at a time, whoever sends them. */
  private final Semaphore photographs = new Semaphore(4);

  /** Where cameras send their pictures. */
  static final String PICTURES =
      "/api/v1/lanes/[^/]+/(cameras/[^/]+/frames|handheld/[^/]+/photographs)";

  private static long longest(String path) {
    if (path.equals(ReceiptController.CODES)) {
      return ReceiptDesk.MOST_BYTES;
    }
    if (path.matches(PICTURES)) {
      return LaneSignals.MOST_PICTURE;
    }
    return path.matches("/api/v1/lanes/[^/]+/(handheld/[^/]+/)?documents")
        ? DeviceController.MOST_DOCUMENT
        : LONGEST;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long longest = longest(request.getRequestURI());
    if (request.getContentLengthLong() > longest
        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
      Refusals.refuse(
          response,
          HttpStatus.CONTENT_TOO_LARGE,
          "too long",
          "A body has its length in Content-Length, " + longest / 1024 + " KiB at most here.");
    } else if (request.getRequestURI().equals(ReceiptController.CODES)) {
      photograph(request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Anybody may send one, and each waits in memory: of more than some nobody is read at all. */
  private void photograph(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!photographs.tryAcquire()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "2");
      Refusals.refuse(
          response,
          HttpStatus.SERVICE_UNAVAILABLE,
          "busy",
          "Too many pictures are looked at. Try again.");
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      photographs.release();
    }
  }
}
