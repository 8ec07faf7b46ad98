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
import java.util.Map;
import java.util.Optional;
import org.exeat.server.account.Account;
import org.exeat.server.account.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/** Signing in and out. */
@RestController
@RequestMapping("/api/v1/session")
class SessionController {
  private final Accounts accounts;
  private final Sessions sessions;
  private final ProviderSignIn provider;
  private final SecureRandom random = new SecureRandom();

  SessionController(Accounts accounts, Sessions sessions, ProviderSignIn provider) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.provider = provider;
  }

  /**
   * An organisation's provider, by which people may sign in at {@code /session/provider}.
   *
   * @param button what stands on the button that leads there, by language; the usual words where it
   *     says nothing
   */
  record Provider(Map<String, String> button) {}

  /**
   * Who has signed in.
   *
   * @param account what the page calls them; null for nobody
   * @param provider null where people sign in with accounts of this server only
   */
  record Session(
      @Nullable String account,
      List<String> roles,
      boolean mustChangePassword,
      @Nullable Provider provider) {}

  private Session of(@Nullable Who who) {
    Provider by = provider.settings().map(s -> new Provider(s.button())).orElse(null);
    return who == null
        ? new Session(null, List.of(), false, by)
        : new Session(
            who.shown(),
            who.roles().stream().map(r -> r.name().toLowerCase(Locale.ROOT)).sorted().toList(),
            who.mustChange(),
            by);
  }

  /**
   * The session is over.
   *
   * @param provider where the browser goes to sign out there, too; null where there is no need
   */
  record SignedOut(@Nullable String provider) {}

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
    return of(who instanceof Who w ? w : null);
  }

  /** Signs in; people only, for a device brings its proof with each request. */
  @PostMapping
  Session signIn(@RequestBody SignIn in, HttpServletRequest request, HttpServletResponse response) {
    return switch (accounts.signIn(in.account(), in.password())) {
      // said to who has the password only: nobody else learns what the name is of
      case Accounts.Attempt.SignedIn(Account account) when account.isDevice() ->
          throw new Problem(
              HttpStatus.FORBIDDEN,
              "devices do not sign in here",
              "A device sends its account's name and password with each request, as Basic.");
      case Accounts.Attempt.SignedIn(Account account) -> begin(account, request, response);
      case Accounts.Attempt.Wrong wrong ->
          throw new Problem(
              HttpStatus.UNAUTHORIZED, "not signed in", "The account or the password is wrong.");
      case Accounts.Attempt.Locked locked ->
          throw new Problem(HttpStatus.LOCKED, "account locked", Refusals.LOCKED);
      case Accounts.Attempt.Busy busy ->
          throw new Problem(
              HttpStatus.SERVICE_UNAVAILABLE, "busy", "Too many sign in at once. Try again.");
    };
  }

  private Session begin(Account account, HttpServletRequest request, HttpServletResponse response) {
    Who who = Who.of(account);
    sessions.begin(who, Optional.empty(), request, response);
    return of(who);
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
      if (!(session.getAttribute(Sessions.QUEUE_KEY) instanceof byte[])) {
        byte[] key = new byte[32];
        random.nextBytes(key);
        session.setAttribute(Sessions.QUEUE_KEY, key);
      }
      return new QueueKey((byte[]) session.getAttribute(Sessions.QUEUE_KEY));
    }
  }

  /** Signs out. */
  @DeleteMapping
  SignedOut signOut(HttpServletRequest request) {
    String page =
        ServletUriComponentsBuilder.fromContextPath(request)
            .path(ProviderController.PAGE)
            .toUriString();
    return new SignedOut(
        sessions.end(request).flatMap(token -> provider.signOut(token, page)).orElse(null));
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
    if (who.until() != null) {
      throw new Problem(
          HttpStatus.CONFLICT,
          "no password here",
          "The organisation's provider knows the password.");
    }
    Account account =
        accounts
            .change(who.account(), change.old(), change.chosen())
            .orElseThrow(() ->
                new Problem(
                    HttpStatus.FORBIDDEN, "wrong password", "The old password is not right."));
    Object queueKey = request.getSession().getAttribute(Sessions.QUEUE_KEY);
    begin(account, request, response);
    request.getSession().setAttribute(Sessions.QUEUE_KEY, queueKey); // it is the same person
  }
}
