package org.exeat.server.web;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** What the server is put together of; nothing is looked for. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  AnnouncementController.class,
  ChangeController.class,
  CrossingController.class,
  DeviceController.class,
  FiguresController.class,
  HandheldController.class,
  DepartureController.class,
  EquityController.class,
  LaneController.class,
  NoticeController.class,
  Paces.class,
  Measuring.class,
  OperationController.class,
  Pages.class,
  PickupController.class,
  Problems.class,
  ProviderController.class,
  ProviderSignIn.class,
  RecordController.class,
  ReceiptController.class,
  Refusals.class,
  Security.class,
  SessionController.class,
  Sessions.class,
  SmallBodies.class,
  Tls.class,
  TravellerPage.class
})
public class WebApplication {}
