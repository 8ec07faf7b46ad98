package org.exeat.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses who asks more often than anybody has to, by the client's address. */
final class Pace extends OncePerRequestFilter {
  /** Bytes of an IPv6 address that tell subscribers apart. */
  private static final int NETWORK = 8;

  private final Allowances allowances;
  private final Predicate<HttpServletRequest> counted;

  Pace(Allowances allowances, Predicate<HttpServletRequest> counted) {
    this.allowances = allowances;
    this.counted = counted;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Duration wait =
        counted.test(request)
            ? allowances.take(asker(String.valueOf(request.getRemoteAddr())))
            : Duration.ZERO;
    if (wait.isZero()) {
      chain.doFilter(request, response);
    } else {
      long seconds = wait.plusMillis(999).toSeconds();
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
      Refusals.refuse(
          response,
          HttpStatus.TOO_MANY_REQUESTS,
          "too many requests",
          "Too many requests come from here. Try again in " + seconds + " s.");
    }
  }

  /** Whoever has an IPv6 address has a network of them. */
  static String asker(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return HexFormat.of().formatHex(bytes, 0, Math.min(NETWORK, bytes.length));
    } catch (IllegalArgumentException e) {
      return address; // no address of the internet
    }
  }
}
