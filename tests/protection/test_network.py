import pytest
from django.utils import timezone

from protection import network


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", "unknown"),
        ("<script>", "unknown"),
    ],
)
def test_the_network_of_an_address(address, expected):
    assert network.network_of(address) == expected


@pytest.mark.parametrize(
    ("proxies", "header", "expected"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (2, "6.6.6.6, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
    ],
)
def test_only_what_our_own_proxies_wrote_is_believed(rf, settings, proxies, header, expected):
    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=header)
    assert network.client_address(request) == expected


def test_the_key_changes_every_day_and_with_the_secret_key(rf, settings, monkeypatch):
    request = rf.get("/", REMOTE_ADDR="192.0.2.1")
    key = network.address_key(request)
    assert key == network.address_key(request)
    assert "192" not in key
    tomorrow = timezone.localdate() + timezone.timedelta(days=1)
    with monkeypatch.context() as patch:
        patch.setattr(network.timezone, "localdate", lambda: tomorrow)
        assert network.address_key(request) != key
    settings.SECRET_KEY = "another-key"
    assert network.address_key(request) != key
