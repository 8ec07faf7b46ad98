package org.exeat.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.exeat.server.operation.Metrics;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Counts requests by the address that a controller writes for them, never by the one that was sent;
 * a stream counts when it begins.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Measuring extends OncePerRequestFilter {
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE");

  private final Metrics metrics;

  Measuring(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long begun = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } catch (ServletException | IOException | RuntimeException | Error e) {
      // nobody has answered yet: the container will, with this
      answered(request, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, begun);
      throw e;
    }
    answered(request, response.getStatus(), begun);
  }

  private void answered(HttpServletRequest request, int status, long begun) {
    String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
    String endpoint =
        request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String s
            ? s
            : "none"; // refused before it came to one
    metrics.answered(method, endpoint, status, Duration.ofNanos(System.nanoTime() - begun));
    if (method.equals("POST") && endpoint.equals("/api/v1/session")) {
      signIn(status);
    }
  }

  /** By what {@link SessionController} answers. */
  private void signIn(int status) {
    switch (status) {
      case 200 -> metrics.signIn("signed_in");
      case 401 -> metrics.signIn("wrong");
      case 403 -> metrics.signIn("refused"); // a device: whoever has no token came to no controller
      case 423 -> metrics.signIn("locked");
      case 503 -> metrics.signIn("busy");
      default -> {
        // no attempt: it was not understood
      }
    }
  }
}
