package org.exeat.server.web;

import java.util.List;
import java.util.Set;
import org.exeat.server.account.Role;
import org.exeat.server.operation.Metrics;
import org.exeat.server.operation.Operation;
import org.exeat.server.operation.Readiness;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the server is doing, for whoever operates it. */
@RestController
@RequestMapping("/api/v1")
class OperationController {
  /** Who may know why a port is not ready. */
  private static final Set<Role> KNOWING = Set.of(Role.OFFICER, Role.SUPERVISOR, Role.INTEGRATOR);

  private final Readiness readiness;
  private final Metrics metrics;
  private final Operation operation;

  OperationController(Readiness readiness, Metrics metrics, Operation operation) {
    this.readiness = readiness;
    this.metrics = metrics;
    this.operation = operation;
  }

  /**
   * Whether it is up.
   *
   * @param status {@code up} or {@code down}
   * @param reasons what is in the way, for who may know it
   */
  record Health(String status, List<String> reasons) {
    Health {
      reasons = List.copyOf(reasons);
    }
  }

  /** The process answers. */
  @GetMapping("/health/live")
  ResponseEntity<Health> live() {
    return health(List.of(), true);
  }

  /** Travellers can be taken: 503 where they cannot. */
  @GetMapping("/health/ready")
  ResponseEntity<Health> ready(
      @AuthenticationPrincipal @Nullable Object who,
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String token) {
    boolean knows =
        who instanceof Who w && !w.mustChange() && w.roles().stream().anyMatch(KNOWING::contains)
            || token != null && operation.scraper().filter(s -> s.isIn(token)).isPresent();
    return health(readiness.reasons(), knows);
  }

  private static ResponseEntity<Health> health(List<String> reasons, boolean knows) {
    boolean up = reasons.isEmpty();
    return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .cacheControl(CacheControl.noStore())
        .body(new Health(up ? "up" : "down", knows ? reasons : List.of()));
  }

  /** Figures since the start. */
  @GetMapping("/metrics")
  ResponseEntity<String> metrics() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/plain;version=0.0.4;charset=utf-8"))
        .cacheControl(CacheControl.noStore())
        .body(metrics.text());
  }

  /** The API as OpenAPI 3.1 has it. */
  @GetMapping("/openapi")
  ResponseEntity<Resource> openapi() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new ClassPathResource("org/exeat/server/openapi.json"));
  }
}
