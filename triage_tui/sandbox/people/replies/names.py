"""Names, companies and jobs for the people beyond the sixty."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST = _words("""
    Aarav Adaeze Agnieszka Alejandra Amélie Anders Aroha Astrid Ayşe Beatriz Björn Bogdan Cécile
    Chidi Daichi Dalia Darragh Eirini Elif Emre Esperanza Fatou Félix Fiona Freya Giulia Hamza
    Haruki Helga Hugo Ingrid Iosif Isadora Jamal Jiří Joaquín Kalani Kasia Katalin Kenji Lachlan
    Laila Leila Linh Lorenzo Maëlle Mahmoud Malik Marisol Mei Miguel Milica Mirela Nuno Olga
    Omar Orla Paloma Petra Quentin Rania Rhys Rosalind Sanjay Siobhán Soo-jin Stelian Tamsin
    Teodora Thabo Tuomas Ulrike Valentina Viggo Wanjiru Xiomara Yara Yevhen Zainab Zsófia
""")
LAST = _words("""
    Abiodun Aguilar Almeida Andersson Banerjee Bakker Bergström Bianchi Byrne Chowdhury Christou
    Cooper D'Angelo Delgado Dvořák Eriksen Fernández Fitzgerald Gallagher Georgiou Goldstein
    Gutiérrez Haddad Hernández Horvat Ibrahim Ivanova Jankowski Jensen Kaplan Kariuki Kaya Kim
    Kowalczyk Laurent Lefèvre Lehmann MacLeod Mäkinen Martínez Mbeki McCarthy Mehta Moreau
    Müller Nakamura Ndiaye Ng Nikolaidis O'Brien Okafor Oliveira Østergaard Papadopoulos Park
    Patel Pereira Petrović Pham Popescu Quiroga Ramos Reyes Rosenthal Rossi Sato Schäfer Şahin
    Silva Söderberg Stewart Suzuki Tanaka Thompson Tkachenko Tran Ueda Vargas Virtanen Walker
    Weber Wójcik Yamamoto Žukauskas
""")
COMPANY_HEAD = _words("""
    Amber Anchor Aster Bellflower Birch Bramble Brightwater Cedar Cinder Clover Copper Coral
    Cotton Driftwood Echo Elder Fable Feather Finch Flint Foxglove Gable Garnet Hazel Heron
    Indigo Ivory Juniper Kestrel Lantern Larch Linden Maple Meadow Mistral Nettle Northwind Opal
    Orchard Otter Pebble Pine Quartz Raven Rowan Saddle Sage Sparrow Sundial Tansy Thimble Thorn
    Tidal Umber Velvet Walnut Whistle Willow Wren Yarrow Zephyr
""")
COMPANY_TAIL = _words("""
    Apparel Audio Bedding Bikes Books Ceramics Chairs Cookware Cosmetics Cycles Denim Eyewear
    Footwear Furniture Gardens Gear Goods Home Instruments Jewellery Kids Kitchens Lighting
    Linen Luggage Optics Outdoor Pets Rugs Sport Stationery Supply Tea Textiles Tools Toys
    Watches Wellness Wine Workshop
""")
TITLES = (
    "Head of Operations",
    "COO",
    "Warehouse Manager",
    "Director of CX",
    "E-commerce Lead",
    "Head of Logistics",
    "Founder",
    "Supply Chain Manager",
    "VP Operations",
    "Customer Service Manager",
)
LOCATIONS = (
    "Glasgow, UK",
    "Lille, France",
    "Valencia, España",
    "Kraków, Poland",
    "Hamburg, Deutschland",
    "Austin, TX",
    "Toronto, Canada",
    "Cape Town, South Africa",
    "Singapore",
    "Melbourne, AU",
    "Tampere, Finland",
    "Bologna, Italia",
)
