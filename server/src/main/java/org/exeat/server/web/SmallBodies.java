package org.exeat.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

  private static long longest(String path) {
    if (path.equals(ReceiptController.CODES)) {
      return ReceiptDesk.MOST_BYTES;
    }
    if (path.matches("/api/v1/lanes/[^/]+/(cameras/[^/]+/frames|handheld/[^/]+/photographs)")) {
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
    } else {
      chain.doFilter(request, response);
    }
  }
}
