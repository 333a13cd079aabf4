"""Reports of mails that came back, as mail servers write them (RFC 3464)."""

REPORT = """\
From: MAILER-DAEMON@mx.example (Mail Delivery System)
To: office@partnership.example
Subject: Undelivered Mail Returned to Sender
Date: Mon, 2 Mar 2026 10:00:00 +0000
Message-ID: <{unique}@mx.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Description: Notification
Content-Type: text/plain; charset=utf-8

I'm sorry to have to inform you that your message could not be delivered.

--B
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Mon, 2 Mar 2026 09:59:00 +0000

Final-Recipient: rfc822; {address}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}

--B
Content-Description: Undelivered Message
Content-Type: {kind}

From: Test Partnership <office@partnership.example>
Message-ID: {message_id}
Subject: The meeting

--B--
"""


def report(
    message_id: str, address: str, status: str, said: str, *, action: str = "failed", kind: str = "message/rfc822", unique: str = "1"
) -> bytes:
    return REPORT.format(message_id=message_id, address=address, status=status, said=said, action=action, kind=kind, unique=unique).encode()
