package org.exeat.server.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.exeat.server.account.Account;
import org.exeat.server.account.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.WebUtils;

/** Signing in and out. */
@RestController
@RequestMapping("/api/v1/session")
class SessionController {
  private static final String QUEUE_KEY = "exeat.queue-key";

  private final Accounts accounts;
  private final SecurityContextRepository kept;
  private final SecureRandom random = new SecureRandom();

  SessionController(Accounts accounts, SecurityContextRepository kept) {
    this.accounts = accounts;
    this.kept = kept;
  }

  /** Who has signed in. */
  record Session(@Nullable String account, List<String> roles, boolean mustChangePassword) {
    static Session of(@Nullable Who who) {
      return who == null
          ? new Session(null, List.of(), false)
          : new Session(
              who.account(),
              who.roles().stream().map(r -> r.name().toLowerCase(Locale.ROOT)).sorted().toList(),
              who.mustChange());
    }
  }

  /** A name and a password; its {@code toString} shows neither. */
  record SignIn(String account, String password) {
    SignIn {
      requireNonNull(account);
      requireNonNull(password);
    }

    @Override
    public String toString() {
      return "SignIn[withheld]";
    }
  }

  /** Two passwords; its {@code toString} shows none. */
  record Change(String old, @JsonProperty("new") String chosen) {
    Change {
      requireNonNull(old);
      requireNonNull(chosen);
    }

    @Override
    public String toString() {
      return "Change[withheld]";
    }
  }

  /** Who has signed in; sets the cookie XSRF-TOKEN. */
  @GetMapping
  Session session(@AuthenticationPrincipal @Nullable Object who, CsrfToken token) {
    token.getToken(); // asked for, so that the cookie is set
    return Session.of(who instanceof Who w ? w : null);
  }

  /** Signs in. */
  @PostMapping
  Session signIn(@RequestBody SignIn in, HttpServletRequest request, HttpServletResponse response) {
    return switch (accounts.signIn(in.account(), in.password())) {
      case Accounts.Attempt.SignedIn(Account account) -> {
        request.getSession().removeAttribute(QUEUE_KEY); // that of who was signed in before
        request.changeSessionId(); // nobody else knows it
        yield begin(account, request, response);
      }
      case Accounts.Attempt.Wrong wrong ->
          throw new Problem(
              HttpStatus.UNAUTHORIZED, "not signed in", "The account or the password is wrong.");
      case Accounts.Attempt.Locked locked ->
          throw new Problem(
              HttpStatus.LOCKED,
              "account locked",
              "After "
                  + Accounts.MOST_FAILURES
                  + " wrong passwords an account is locked for "
                  + Accounts.LOCKED.toMinutes()
                  + " minutes.");
      case Accounts.Attempt.Busy busy ->
          throw new Problem(
              HttpStatus.SERVICE_UNAVAILABLE, "busy", "Too many sign in at once. Try again.");
    };
  }

  private Session begin(Account account, HttpServletRequest request, HttpServletResponse response) {
    Who who = Who.of(account);
    List<SimpleGrantedAuthority> may =
        who.mustChange()
            ? List.of()
            : who.roles().stream().map(r -> new SimpleGrantedAuthority("ROLE_" + r)).toList();
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(who, null, may));
    SecurityContextHolder.setContext(context);
    kept.saveContext(context, request, response);
    return Session.of(who);
  }

  /**
   * The key under which a telephone keeps what it could not send yet; its {@code toString} does not
   * show it.
   *
   * @param key 32 bytes, for AES-256-GCM
   */
  record QueueKey(byte[] key) {
    @Override
    public String toString() {
      return "QueueKey[withheld]";
    }
  }

  /**
   * The key of this session's queue on a telephone: made when it is first asked for, the same as
   * long as the session lasts, in this server's memory only and gone with the session.
   */
  @PostMapping("/queue-key")
  QueueKey queueKey(HttpServletRequest request) {
    HttpSession session = request.getSession();
    synchronized (WebUtils.getSessionMutex(session)) {
      if (!(session.getAttribute(QUEUE_KEY) instanceof byte[])) {
        byte[] key = new byte[32];
        random.nextBytes(key);
        session.setAttribute(QUEUE_KEY, key);
      }
      return new QueueKey((byte[]) session.getAttribute(QUEUE_KEY));
    }
  }

  /** Signs out. */
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void signOut(HttpServletRequest request) {
    request.getSession().invalidate();
    SecurityContextHolder.clearContext();
  }

  /** Chooses another password. */
  @PutMapping("/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(
      @AuthenticationPrincipal Who who,
      @RequestBody Change change,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Account account =
        accounts
            .change(who.account(), change.old(), change.chosen())
            .orElseThrow(() ->
                new Problem(
                    HttpStatus.FORBIDDEN, "wrong password", "The old password is not right."));
    request.changeSessionId();
    begin(account, request, response);
  }
}
