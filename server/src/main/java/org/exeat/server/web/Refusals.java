package org.exeat.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.exeat.server.account.Accounts;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Says no as RFC 9457 has it, to who has not signed in and to who may not. */
@Component
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  /** Said of an account, whether there is one of that name or not. */
  static final String LOCKED =
      "After "
          + Accounts.MOST_FAILURES
          + " wrong passwords an account is locked for "
          + Accounts.LOCKED.toMinutes()
          + " minutes.";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    refuse(response, HttpStatus.UNAUTHORIZED, "not signed in", "Sign in first.");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    Authentication a = SecurityContextHolder.getContext().getAuthentication();
    if (a != null && a.getPrincipal() instanceof Who who && who.mustChange()) {
      refuse(
          response,
          HttpStatus.FORBIDDEN,
          "password must be changed",
          "Change the first password before anything else.");
    } else if (e instanceof CsrfException) {
      refuse(
          response,
          HttpStatus.FORBIDDEN,
          "no token",
          "What changes something sends the cookie XSRF-TOKEN in the header X-XSRF-TOKEN.");
    } else {
      boolean some = a != null && a.getPrincipal() instanceof Who who && !who.lanes().isEmpty();
      refuse(
          response,
          HttpStatus.FORBIDDEN,
          "not for this role",
          some
              ? "This account has no role for it, or is for other lanes."
              : "This account has no role for it.");
    }
  }

  static void refuse(HttpServletResponse response, HttpStatus status, String title, String detail)
      throws IOException {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", title);
    problem.put("status", status.value());
    problem.put("detail", detail);
    response.setStatus(status.value());
    response.setContentType("application/problem+json");
    response.getOutputStream().write(JSON.writeValueAsBytes(problem));
  }
}
